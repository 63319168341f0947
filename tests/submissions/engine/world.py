"""A page, a team and its editors, doing anything in any order; what must never be live is marked.

Every text that a team saves carries a mark of its own. A mark may be live once somebody who
publishes approved it, or published it from the own screen.
"""

import re
from datetime import timedelta

import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from hypothesis.strategies import booleans, integers
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Revision, Workflow

from submissions.actions import reviewing
from submissions.actions.rebasing import correct_live, rebase
from submissions.actions.submitting import ask_to_unpublish, submit
from submissions.actions.withdrawing import withdraw
from submissions.models import Contribution, ReviewTask
from submissions.models.contributions import WITH_TEAM
from submissions.refusals import Refused
from submissions.shapes import shape_of
from submissions.workflow import review_workflow
from tests.factories.teams import ContributionFactory
from tests.submissions.engine.looking import again, fresh, served

MARK = re.compile(r"MARK\d+E")
picks = integers(min_value=0, max_value=30)


class World(RuleBasedStateMachine):
    """All the doors, opened in any order; `people` and `page` are set by the test."""

    people: dict
    page = None
    team = None
    steps = 0

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.reviewed, self.count, self.shown = set(), 0, None
        self._begin()

    def teardown(self):
        try:
            self.nothing_unreviewed_is_served()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def _begin(self):
        page = fresh(self.page)
        base = shape_of("project").payload_of(page)
        self.text = ContributionFactory(
            team=self.team,
            kind="update",
            page_type="project",
            page=page,
            payload=base,
            base_payload=base,
            base_revision=page.live_revision,
        )

    def _try(self, deed, **kwargs):
        """Do something that may be refused; give what came of it, None for a refusal."""
        World.steps += 1
        try:
            with transaction.atomic():
                return deed(**kwargs)
        except (Refused, PermissionDenied, ValidationError):
            return None

    def _latest(self):
        return fresh(self.page).get_latest_revision_as_object()

    def _see(self, *contents):
        """Note as reviewed what stands in these payloads or pages."""
        for content in contents:
            self.reviewed |= set(MARK.findall(str(content)))

    # the team

    @rule(two_fields=booleans())
    def save(self, two_fields):
        text = again(self.text)
        if text.state not in WITH_TEAM:
            return self._begin()
        self.count += 1
        mark = f"MARK{self.count}E"
        text.payload["tagline"] = mark
        if two_fields:
            text.payload["short_version"] = f"Also {mark}"
        text.version += 1
        text.save(update_fields=["payload", "version"])
        return None

    @rule()
    def send(self):
        text = again(self.text)
        user = self.people["team"]
        if self._try(submit, contribution=text, user=user, version=text.version) is None:
            self._try(rebase, contribution=text)

    @rule()
    def save_and_send(self):
        self.save(two_fields=False)
        self.send()

    @rule()
    def take_back(self):
        self._try(withdraw, contribution=self.text, user=self.people["team"])

    @rule()
    def ask_to_take_down(self):
        user = self.people["owner"]
        wish = self._try(
            ask_to_unpublish, team=self.team, page=fresh(self.page), user=user, reason="Old."
        )
        self.text = wish or self.text

    # editors, through our doors

    @rule(dated=booleans())
    def approve(self, dated):
        text = again(self.text)
        at = timezone.now() + timedelta(hours=1) if dated else None
        state = text.workflow_state and text.workflow_state.current_task_state
        user = self.people["moderator"]
        if self._try(reviewing.approve, contribution=text, user=user, go_live_at=at):
            state.refresh_from_db()
            self._see(state.revision.content)

    @rule()
    def approve_as_nobody(self):
        state = fresh(self.page).current_workflow_task_state
        if state:
            self._try(state.approve, user=None)

    @rule()
    def ask_for_changes(self):
        user, changes = self.people["moderator"], [("tagline", "Shorter.")]
        self._try(reviewing.request_changes, contribution=self.text, user=user, changes=changes)

    @rule()
    def decline(self):
        user = self.people["moderator"]
        self._try(reviewing.decline, contribution=self.text, user=user, reason="No.")

    @rule(number=picks)
    def correct(self, number):
        content = fresh(self.page)
        content.objective = f"<p>Corrected {number}.</p>"
        user = self.people["moderator"]
        self._try(correct_live, page=content, content_page=content, user=user)

    # editors, through Wagtail's

    @rule(who=booleans(), number=picks)
    def write_a_draft(self, who, number):
        page, user = self._latest(), self.people["editor" if who else "moderator"]
        page.objective = f"<p>Draft {number}.</p>"
        self._try(page.save_revision, user=user, clean=False)

    @rule(number=picks)
    def write_and_publish(self, number):
        """A moderator reads the newest, changes something and publishes the very screen."""
        page, user = self._latest(), self.people["moderator"]
        if page.get_lock() and page.get_lock().for_user(user):
            return
        page.objective = f"<p>Published {number}.</p>"
        page.go_live_at = None
        revision = page.save_revision(user=user)
        if self._try(self._publish, revision=revision, user=user):
            self._see(revision.content)

    @staticmethod
    def _publish(revision, user):
        revision.publish(user=user)
        return True

    @rule(who=booleans())
    def publish_many(self, who):
        user = self.people["moderator" if who else "administrator"]
        latest = fresh(self.page).latest_revision
        if self._try(PublishBulkAction.execute_action, objects=[fresh(self.page)], user=user):
            self._see_own(latest, user)

    @rule(number=picks)
    def publish_any_revision(self, number):
        revision = self._pick(number)
        user = self.people["moderator"]
        if self._try(self._publish, revision=revision, user=user):
            self._see_own(revision, user)

    def _see_own(self, revision, user):
        """What somebody publishes who wrote that very revision, he had on the screen."""
        if revision and revision.user_id == user.pk:
            self._see(revision.content)

    def _pick(self, number) -> Revision:
        revisions = list(fresh(self.page).revisions.order_by("pk"))
        return revisions[number % len(revisions)]

    @rule(number=picks)
    def go_back_to_a_revision(self, number):
        old, user = self._pick(number), self.people["editor"]
        self._try(old.as_object().save_revision, user=user, previous_revision=old, clean=False)

    @rule(number=picks)
    def give_a_date_behind_the_back(self, number):
        past = timezone.now() - timedelta(minutes=1)
        Revision.objects.filter(pk=self._pick(number).pk).update(approved_go_live_at=past)

    @rule()
    def the_date_comes(self):
        with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
            World.steps += 1
            call_command("publish_scheduled")

    @rule()
    def unpublish(self):
        self._try(fresh(self.page).unpublish, user=self.people["moderator"])

    @rule()
    def ask_a_moderator_as_an_editor(self):
        """The editors' own workflow, in which a moderator approves the newest."""
        page = fresh(self.page)
        if page.current_workflow_state is None and page.latest_revision:
            workflow, revision = page.get_workflow(), page.latest_revision
            self._try(workflow.start, obj=page, user=self.people["editor"])
            state = fresh(self.page).current_workflow_task_state
            if state and self._try(state.approve, user=self.people["moderator"]):
                self._see(revision.content)

    @rule(on=booleans())
    def switch_the_task(self, on):
        task = ReviewTask.objects.get()
        if on:
            ReviewTask.objects.update(active=True)
        else:
            self._try(task.deactivate, user=self.people["administrator"])

    @rule(on=booleans())
    def switch_the_workflow(self, on):
        if on:
            Workflow.objects.update(active=True)
        elif workflow := review_workflow():
            self._try(workflow.deactivate, user=self.people["administrator"])

    # what must hold after each of these

    @invariant()
    def nothing_unreviewed_is_live(self):
        page = fresh(self.page)
        if page.live:
            live = [page.serializable_data(), page.live_revision and page.live_revision.content]
            assert set(MARK.findall(str(live))) <= self.reviewed
            if self.shown != (page.live_revision_id, page.last_published_at):
                self.shown = (page.live_revision_id, page.last_published_at)
                self.nothing_unreviewed_is_served()

    def nothing_unreviewed_is_served(self):
        assert set(MARK.findall(served(fresh(self.page)))) <= self.reviewed

    @invariant()
    def states_are_sound(self):
        for text in Contribution.objects.with_state():
            assert text.state
            assert (text.outcome == "") or text.closed_at
