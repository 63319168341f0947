"""The buttons of Wagtail's own editor and dashboard go through the same doors."""

import json

import pytest
from django.core import mail
from django.urls import reverse

from submissions.models import ThreadEvent
from submissions.models.contributions import State
from tests.admin_forms import page_form
from tests.submissions.engine.looking import again, fresh, kinds, served

pytestmark = pytest.mark.django_db
Kind = ThreadEvent.Kind


def press(client, page, action, **fields):
    state = fresh(page).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, fields)


def save(client, page, **fields):
    """Send the page's form in the editor as it stands, with `fields` changed."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = page_form(client, url, type(page))
    data.update(fields)
    return client.post(url, data)


def test_reviewers_see_the_buttons(change, page, send, moderator, editor):
    send(change)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = moderator.get(url).text
    for name in ("approve", "reject", "decline"):
        assert f'data-workflow-action-name="{name}"' in form
    assert 'data-workflow-action-name="approve"' not in editor.get(url).text


def test_approving_from_the_dashboard(change, page, send, moderator):
    press(moderator, send(change).page.specific, "approve", comment="Good.")
    assert again(change).state == State.PUBLISHED
    assert fresh(page).tagline == "What the team says."
    assert kinds(change) == [Kind.SUBMITTED, Kind.APPROVED, Kind.PUBLISHED]


def test_changes_and_declining_need_words(change, page, send, moderator):
    send(change)
    modal = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "decline", fresh(page).current_workflow_task_state.pk],
    )
    assert "What the team should know" in moderator.get(modal).text
    for action in ("reject", "decline"):
        press(moderator, page, action, comment=" ")
        assert again(change).state == State.IN_REVIEW
    press(moderator, page, "reject", comment="A source, please.")
    assert again(change).state == State.CHANGES_REQUESTED
    assert change.requested_changes.get().text == "A source, please."
    send(change)
    press(moderator, page, "decline", comment="Not ours.")
    assert again(change).state == State.DECLINED
    assert not fresh(page).has_unpublished_changes


def test_reading_and_approving_with_changes_of_ones_own(change, page, send, moderator):
    send(change)
    action = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    save(moderator, page, short_version="Mended by an editor.", **action)
    now = fresh(page)
    assert (now.tagline, now.short_version) == ("What the team says.", "Mended by an editor.")
    assert now.live_revision.user == moderator.user
    assert again(change).state == State.PUBLISHED
    assert again(change).reviewed_revision == now.live_revision


def test_asking_for_changes_from_the_editor_without_words_changes_nothing(
    change, page, send, moderator
):
    send(change)
    extra = {"workflow-action-extra-data": json.dumps({"comment": ""})}
    action = {"action-workflow-action": "1", "workflow-action-name": "reject"}
    assert save(moderator, page, **action, **extra).status_code == 302
    assert again(change).state == State.IN_REVIEW


def test_publishing_what_waits_from_the_editor(change, page, send, moderator):
    send(change)
    save(moderator, page, **{"action-publish": "1"})
    change = again(change)
    assert change.state == State.PUBLISHED
    assert change.closed_at
    assert fresh(page).live_revision == change.reviewed_revision
    assert kinds(change) == [Kind.SUBMITTED, Kind.PUBLISHED]


def test_publishing_something_else_leaves_the_text_with_the_team(change, page, send, moderator):
    send(change)
    fields = {"tagline": page.tagline, "short_version": "Only this.", "action-publish": "1"}
    save(moderator, page, **fields)
    change, now = again(change), fresh(page)
    assert change.state == State.DRAFT
    assert change.outcome == ""
    assert change.payload["tagline"] == "What the team says."
    assert change.payload["short_version"] == "Only this."
    assert kinds(change) == [Kind.SUBMITTED, Kind.REBASED]
    assert not now.has_unpublished_changes


def test_giving_a_new_page_a_date_from_the_editor(article, send, moderator):
    page = send(article).page.specific
    save(moderator, page, go_live_at="2035-05-01T09:30", **{"action-publish": "1"})
    assert again(article).state == State.SCHEDULED
    assert kinds(article) == [Kind.SUBMITTED, Kind.SCHEDULED]
    assert served(page) == ""


def test_cancelling_the_review_gives_the_text_back(change, page, send, moderator):
    change = send(change)
    change.workflow_state.cancel(user=moderator.user)
    assert again(change).state == State.DRAFT
    assert fresh(page).get_latest_revision_as_object().tagline == "What it is for."
    assert send(change).state == State.IN_REVIEW


def test_deleting_the_page_closes_what_was_written_about_it(change, page, send, moderator):
    send(change)
    moderator.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    change = again(change)
    assert change.page is None
    assert change.state == State.DECLINED
    assert change.reason
    assert kinds(change) == [Kind.SUBMITTED, Kind.DECLINED]


@pytest.mark.usefixtures("superuser")
def test_wagtail_sends_no_mails_about_it(
    change, send, moderator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        change = send(change)
        press(moderator, change.page.specific, "approve")
    assert mail.outbox == []


def test_mails_about_editors_own_reviews_wait_for_the_commit(
    home, editor, moderator, superuser, django_capture_on_commit_callbacks
):
    from tests.factories.pages import StandardPageFactory

    page = StandardPageFactory(parent=home, title="About", live=False)
    page.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        save(editor, page, **{"action-submit": "1"})
        assert mail.outbox == []
    assert {message.to[0] for message in mail.outbox} == {moderator.user.email}
