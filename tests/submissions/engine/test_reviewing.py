"""Approving, asking for changes, declining, taking back: through our own doors."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from submissions.actions import reviewing
from submissions.actions.changes import mark_done
from submissions.actions.submitting import ask_to_unpublish
from submissions.actions.withdrawing import withdraw
from submissions.models import RequestedChange, ThreadEvent
from submissions.models.contributions import State
from submissions.refusals import NotInReview, ReviewNeeded
from tests.factories.teams import MembershipFactory
from tests.submissions.engine.looking import again, fresh, kinds, served

pytestmark = pytest.mark.django_db
Kind = ThreadEvent.Kind


def approve(contribution, client, **kwargs):
    return reviewing.approve(contribution=contribution, user=client.user, **kwargs)


def ask(contribution, client, *changes):
    changes = changes or [("tagline", "Too long.")]
    user = client.user
    return reviewing.request_changes(contribution=contribution, user=user, changes=changes)


def test_approving_publishes(change, page, send, moderator):
    approve(send(change), moderator, comment="Good.")
    change = again(change)
    now = fresh(page)
    assert change.state == State.PUBLISHED
    assert change.closed_at
    assert change.first_answer_at
    assert now.live_revision == change.reviewed_revision == change.sent_revision
    assert not now.has_unpublished_changes
    assert "What the team says." in served(now)
    assert kinds(change) == [Kind.SUBMITTED, Kind.APPROVED, Kind.PUBLISHED]
    assert change.events.get(kind=Kind.APPROVED).text == "Good."


def test_what_a_team_sent_about_its_page_counts_as_its_word_that_it_is_right(
    change, page, send, moderator
):
    change = send(change)
    approve(change, moderator)
    now = fresh(page)
    assert now.last_confirmed_at == change.submitted_at
    assert now.latest_revision.as_object().last_confirmed_at == change.submitted_at
    assert now.live_revision == again(change).sent_revision


def test_a_new_page_is_live_once_approved(article, send, moderator):
    approve(send(article), moderator)
    page = again(article).page.specific
    assert page.live
    assert "What was said." in served(page)
    assert again(article).state == State.PUBLISHED


def test_what_is_approved_is_what_was_sent_and_not_the_newest(
    change, page, send, editor, moderator
):
    change = send(change)
    later = fresh(page).get_latest_revision_as_object()
    later.tagline = "An afterthought."
    later.save_revision(user=editor.user)
    approve(change, moderator)
    now = fresh(page)
    assert now.tagline == "What the team says."
    assert now.has_unpublished_changes


@pytest.mark.parametrize("who", ["editor", "team_editor", "owner", "outsider"])
def test_only_those_who_publish_answer(change, send, who, request):
    change, client = send(change), request.getfixturevalue(who)
    for answer in (
        lambda: approve(change, client),
        lambda: ask(change, client),
        lambda: reviewing.decline(contribution=change, user=client.user, reason="No."),
    ):
        with pytest.raises(PermissionDenied):
            answer()
    assert again(change).state == State.IN_REVIEW


def test_nobody_approves_for_the_own_team(change, send, moderator, team):
    MembershipFactory(team=team, user=moderator.user)
    with pytest.raises(PermissionDenied):
        approve(send(change), moderator)


def test_changes_are_asked_for_and_the_review_goes_on(change, page, send, moderator, contributor):
    change = send(change)
    with pytest.raises(ValidationError):
        ask(change, moderator, ("tagline", " "))
    ask(change, moderator, ("tagline", "Too long."), ("", "A source, please."))
    change = again(change)
    assert change.state == State.CHANGES_REQUESTED
    assert change.first_answer_at
    first, second = change.requested_changes.all()
    assert (first.field, first.text, first.round) == ("tagline", "Too long.", 1)
    mark_done(change=first, user=contributor.user)
    change.payload |= {"tagline": "Shorter."}
    change.version += 1
    change.save(update_fields=["payload", "version"])
    state = change.workflow_state
    change = send(change, confirmed=[second.pk])
    assert change.state == State.IN_REVIEW
    assert change.workflow_state == state
    assert not RequestedChange.objects.open().exists()
    assert change.versions.count() == 2
    approve(change, moderator)
    assert fresh(page).tagline == "Shorter."
    expected = [Kind.SUBMITTED, Kind.CHANGES_REQUESTED, Kind.RESUBMITTED]
    assert kinds(change) == [*expected, Kind.APPROVED, Kind.PUBLISHED]


def test_ticking_off_is_the_team_s(change, send, moderator, viewer, outsider):
    (wish,) = ask(send(change), moderator)
    for client in (moderator, viewer, outsider):
        with pytest.raises(PermissionDenied):
            mark_done(change=wish, user=client.user)


def test_declining_takes_the_text_off_the_page(change, page, send, moderator):
    change = send(change)
    with pytest.raises(ValidationError):
        reviewing.decline(contribution=change, user=moderator.user, reason="")
    reviewing.decline(contribution=change, user=moderator.user, reason="Not ours.")
    change, now = again(change), fresh(page)
    assert (change.state, change.reason) == (State.DECLINED, "Not ours.")
    assert change.workflow_state.status == WorkflowState.STATUS_CANCELLED
    assert now.latest_revision == now.live_revision
    assert not now.has_unpublished_changes
    assert now.get_latest_revision_as_object().tagline == "What it is for."
    assert kinds(change) == [Kind.SUBMITTED, Kind.DECLINED]


def test_taking_back_leaves_nothing_for_an_editor_to_carry_on(change, page, send, team_editor):
    withdraw(contribution=send(change), user=team_editor.user)
    assert again(change).state == State.WITHDRAWN
    assert fresh(page).get_latest_revision_as_object().tagline == "What it is for."
    assert again(change).versions.get().payload["tagline"] == "What the team says."
    with pytest.raises(NotInReview):
        withdraw(contribution=change, user=team_editor.user)


def test_a_new_page_goes_when_it_is_taken_back(article, send, team_editor, moderator):
    pk = send(article).page_id
    ask(article, moderator, ("", "Shorter."))
    withdraw(contribution=article, user=team_editor.user)
    assert not Page.objects.filter(pk=pk).exists()
    assert again(article).state == State.WITHDRAWN
    assert again(article).events.last().kind == Kind.WITHDRAWN
    assert again(article).versions.exists()


def test_contributors_do_not_take_back(change, send, contributor):
    with pytest.raises(PermissionDenied):
        withdraw(contribution=send(change), user=contributor.user)


def test_taking_down(page, team, owner, moderator):
    wish = ask_to_unpublish(team=team, page=page, user=owner.user, reason="Outdated.")
    approve(wish, moderator)
    assert not fresh(page).live
    assert again(wish).state == State.PUBLISHED
    assert kinds(wish) == [Kind.UNPUBLISH_ASKED, Kind.APPROVED, Kind.UNPUBLISHED]


def test_a_wish_to_take_down_is_declined(page, team, owner, moderator):
    wish = ask_to_unpublish(team=team, page=page, user=owner.user, reason="Outdated.")
    reviewing.decline(contribution=wish, user=moderator.user, reason="Still read by many.")
    assert fresh(page).live
    assert again(wish).state == State.DECLINED


@pytest.mark.parametrize("which", ["change", "article"])
def test_a_date(which, send, moderator, request):
    text = send(request.getfixturevalue(which))
    when = timezone.now() + timedelta(days=2)
    approve(text, moderator, go_live_at=when)
    text = again(text)
    assert text.state == State.SCHEDULED
    assert kinds(text)[-1] == Kind.SCHEDULED
    words = text.payload.get("lead") or text.payload["tagline"]
    call_command("publish_scheduled")
    assert words not in served(text.page.specific)
    with time_machine.travel(when + timedelta(minutes=1)):
        call_command("publish_scheduled")
        call_command("publish_scheduled")
        assert words in served(text.page.specific)
    assert again(text).state == State.PUBLISHED
    assert kinds(text)[-2:] == [Kind.SCHEDULED, Kind.PUBLISHED]


def test_claiming_and_assigning(change, send, editor, moderator, team_editor):
    change = send(change)
    with pytest.raises(PermissionDenied):
        reviewing.claim(contribution=change, user=team_editor.user)
    reviewing.claim(contribution=change, user=editor.user)
    reviewing.claim(contribution=change, user=editor.user)
    assert again(change).assignee == editor.user
    assert kinds(change) == [Kind.SUBMITTED, Kind.CLAIMED]
    due = timezone.now() + timedelta(days=7)
    give = {"contribution": change, "user": editor.user, "due_at": due}
    with pytest.raises(ValidationError):
        reviewing.assign(**give, assignee=team_editor.user)
    reviewing.assign(**give, assignee=moderator.user)
    assert (again(change).assignee, again(change).due_at) == (moderator.user, due)
    assert change.events.for_team().last().actor == editor.user


def test_what_editors_write_among_themselves(change, send, editor, team_editor):
    change = send(change)
    with pytest.raises(PermissionDenied):
        reviewing.comment_internal(contribution=change, user=team_editor.user, text="Hm.")
    reviewing.comment_internal(contribution=change, user=editor.user, text="Is this so?")
    assert not change.events.for_team().filter(kind=Kind.COMMENT).exists()


def test_approval_by_nobody_is_none(change, page, send):
    change = send(change)
    with pytest.raises(ReviewNeeded):
        change.workflow_state.current_task_state.approve(user=None)
    assert again(change).state == State.IN_REVIEW
    assert fresh(page).tagline == "What it is for."


def test_a_new_project_becomes_the_team_s(team, pillars, send, moderator, article):
    team.project = None
    team.save()
    article.page_type = "project"
    words = {"title": "Cassiopeia", "tagline": "For all.", "short_version": "So."}
    article.payload = {**words, "pillars": [pillars["prevention"].pk]}
    article.save()
    approve(send(article), moderator)
    team.refresh_from_db()
    assert team.project.title == "Cassiopeia"
