"""Only reviewed content goes live, whatever the door."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Workflow, WorkflowState, WorkflowTask

from submissions.actions import reviewing
from submissions.actions.submitting import submit
from submissions.models import ReviewTask
from submissions.models.contributions import State
from submissions.refusals import PageBusy, ReviewNeeded
from submissions.workflow import NAME, keep_workflow, review_workflow
from tests.factories.pages import StandardPageFactory
from tests.submissions.engine.looking import again, fresh, served

pytestmark = pytest.mark.django_db
SECRET = "What the team says."


def bulk_publish(client, *pages, **fields):
    keys = "&".join(f"id={page.pk}" for page in pages)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    back = reverse("wagtailadmin_explore_root")
    return client.post(f"{url}?{keys}&next={back}", fields, follow=True)


def is_hidden(page) -> bool:
    return SECRET not in served(page) and fresh(page).tagline != SECRET


def test_many_at_once(change, page, home, send, moderator):
    send(change)
    other = StandardPageFactory(parent=home, title="About", live=False)
    other.save_revision()
    answer = bulk_publish(moderator, page, other)
    assert is_hidden(page)
    assert fresh(other).live
    assert "Only what has been reviewed goes live" in answer.text


def test_many_at_once_with_those_below(article, news_index, send, moderator):
    page = send(article).page.specific
    answer = bulk_publish(moderator, news_index, include_descendants="on")
    assert not fresh(page).live
    assert "Only what has been reviewed goes live" in answer.text


def test_the_api_of_the_admin(change, page, send, moderator):
    send(change)
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    assert moderator.post(url).status_code == 403
    assert is_hidden(page)


def test_the_action_itself(change, page, send, moderator):
    revision = send(change).sent_revision
    for user in (moderator.user, None):
        with pytest.raises(ReviewNeeded):
            PublishPageRevisionAction(revision, user=user).execute(skip_permission_checks=True)
        with pytest.raises(ReviewNeeded):
            revision.publish(user=user)
    assert is_hidden(page)


def test_a_date_that_nobody_approved(change, page, send, home):
    revision = send(change).sent_revision
    past = timezone.now() - timedelta(hours=1)
    other = StandardPageFactory(parent=home, title="About", live=False)
    later = other.save_revision(approved_go_live_at=past + timedelta(minutes=1))
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled")
    revision.refresh_from_db()
    assert is_hidden(page)
    assert revision.approved_go_live_at is None
    assert fresh(other).live_revision == later  # what comes after it is not held up


def test_switching_the_task_off_publishes_nothing(change, page, send, administrator, team_editor):
    send(change)
    task = ReviewTask.objects.get()
    administrator.post(reverse("wagtailadmin_workflows:disable_task", args=[task.pk]))
    change = again(change)
    assert not ReviewTask.objects.get().active
    assert change.state == State.DRAFT
    assert change.workflow_state.status == WorkflowState.STATUS_CANCELLED
    assert is_hidden(page)
    assert not fresh(page).has_unpublished_changes
    with pytest.raises(PageBusy):
        submit(contribution=change, user=team_editor.user, version=1)
    ReviewTask.objects.update(active=True)
    assert send(change).state == State.IN_REVIEW


@pytest.mark.parametrize("given_back", [False, True])
def test_switching_the_workflow_off_and_on(change, page, send, moderator, given_back):
    change = send(change)
    if given_back:
        changes = [("", "Shorter.")]
        reviewing.request_changes(contribution=change, user=moderator.user, changes=changes)
    workflow = review_workflow()
    workflow.deactivate()
    assert again(change).state == (State.CHANGES_REQUESTED if given_back else State.DRAFT)
    with pytest.raises(PageBusy):
        send(change)
    Workflow.objects.filter(pk=workflow.pk).update(active=True)
    assert send(change).state == State.IN_REVIEW
    assert is_hidden(page)


def test_an_orphan_of_another_workflow_does_not_block(change, send, moderator):
    change = send(change)
    reviewing.request_changes(contribution=change, user=moderator.user, changes=[("", "Hm.")])
    old = change.workflow_state
    review_workflow().deactivate()
    new = Workflow.objects.create(name="Another")
    WorkflowTask.objects.create(workflow=new, task=ReviewTask.objects.get(), sort_order=0)
    change = send(change)
    old.refresh_from_db()
    assert old.status == WorkflowState.STATUS_CANCELLED
    assert (change.state, change.workflow_state.workflow) == (State.IN_REVIEW, new)


def test_a_draft_of_an_editor_without_the_right(change, page, send, editor, moderator):
    send(change)
    draft = fresh(page).get_latest_revision_as_object()
    draft.short_version = "More."
    revision = draft.save_revision(user=editor.user)
    with pytest.raises(ReviewNeeded):
        revision.publish(user=moderator.user)
    bulk_publish(moderator, page)
    assert is_hidden(page)


def test_a_draft_with_the_text_in_it_is_published_by_who_read_it(
    change, page, send, moderator, administrator
):
    send(change)
    draft = fresh(page).get_latest_revision_as_object()
    draft.short_version = "More."
    revision = draft.save_revision(user=moderator.user)
    with pytest.raises(ReviewNeeded):
        revision.publish(user=administrator.user)
    assert is_hidden(page)
    revision.publish(user=moderator.user)
    assert fresh(page).tagline == SECRET


def test_going_back_to_what_was_taken_back(change, page, send, editor, moderator):
    revision = send(change).sent_revision
    reviewing.decline(contribution=change, user=moderator.user, reason="No.")
    back = revision.as_object().save_revision(user=editor.user, previous_revision=revision)
    bulk_publish(moderator, page)
    with pytest.raises(ReviewNeeded):
        back.publish(user=moderator.user)
    assert is_hidden(page)


def test_what_was_reviewed_goes_live_again(change, page, send, moderator):
    first = page.save_revision(user=moderator.user)
    first.publish(user=moderator.user)
    reviewing.approve(contribution=send(change), user=moderator.user)
    first.publish(user=moderator.user)
    assert is_hidden(page)
    again(change).reviewed_revision.publish(user=moderator.user)
    assert fresh(page).tagline == SECRET


def test_pages_without_texts_of_teams_are_as_ever(page, editor, moderator):
    page.tagline = "By an editor."
    page.save_revision(user=editor.user).publish(user=moderator.user)
    assert fresh(page).tagline == "By an editor."


def test_an_editors_own_review_of_a_team_page(change, page, editor, moderator):
    draft = fresh(page)
    draft.short_version = "By an editor."
    draft.save_revision(user=editor.user)
    page.get_workflow().start(fresh(page), editor.user)
    fresh(page).current_workflow_task_state.approve(user=moderator.user)
    assert fresh(page).short_version == "By an editor."


def test_switching_an_editors_task_off_publishes_nothing(home, editor):
    page = StandardPageFactory(parent=home, title="About", live=False)
    page.save_revision(user=editor.user)
    page.get_workflow().start(page, editor.user)
    page.current_workflow_task.deactivate()
    assert not fresh(page).live


def test_the_workflow_is_kept(db):
    workflow = review_workflow()
    task = ReviewTask.objects.get()
    assert workflow.name == NAME
    assert set(task.groups.values_list("name", flat=True)) == {"Moderators", "Administrators"}
    assert keep_workflow() == workflow
    assert ReviewTask.objects.count() == 1
