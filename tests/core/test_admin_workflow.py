"""From an editor's draft to a published page, through the admin."""

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from sparks.home.models import StandardPage
from tests.admin_forms import page_form
from tests.factories import pages


@pytest.fixture
def draft(home):
    page = pages.StandardPageFactory(parent=home, title="About", live=False)
    page.save_revision()
    return page


def _submit(client, page, **fields):
    """Send the page's form as it stands, with `fields` changed."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = page_form(client, url, type(page))
    data.update(fields)
    return client.post(url, data)


def _answer(client, page, action, **fields):
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, fields)


def test_an_editor_cannot_publish(editor, draft):
    _submit(editor, draft, **{"action-publish": "1"})
    draft.refresh_from_db()
    assert not draft.live


def test_a_moderator_approves_what_an_editor_submits(editor, moderator, draft):
    assert _submit(editor, draft, **{"action-submit": "1"}).status_code == 302
    draft.refresh_from_db()
    assert draft.workflow_in_progress
    _answer(moderator, draft, "approve", comment="Good.")
    draft.refresh_from_db()
    assert draft.live


def test_a_moderator_asks_for_changes_and_the_editor_submits_again(editor, moderator, draft):
    _submit(editor, draft, **{"action-submit": "1"})
    _answer(moderator, draft, "reject", comment="A source, please.")
    draft.refresh_from_db()
    assert not draft.live
    assert draft.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    _submit(editor, draft, lead="As the report says.", **{"action-submit": "1"})
    _answer(moderator, StandardPage.objects.get(pk=draft.pk), "approve")
    draft.refresh_from_db()
    assert draft.live
    assert draft.lead == "As the report says."


def test_an_editor_cannot_approve(editor, draft):
    _submit(editor, draft, **{"action-submit": "1"})
    _answer(editor, draft, "approve")
    draft.refresh_from_db()
    assert not draft.live


def test_a_moderator_publishes_locks_and_unpublishes(moderator, draft):
    _submit(moderator, draft, **{"action-publish": "1"})
    moderator.post(reverse("wagtailadmin_pages:lock", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.live
    assert draft.locked
    moderator.post(reverse("wagtailadmin_pages:unlock", args=[draft.pk]))
    moderator.post(reverse("wagtailadmin_pages:unpublish", args=[draft.pk]))
    draft.refresh_from_db()
    assert not draft.live
    assert not draft.locked


def test_the_moderators_dashboard_counts_what_waits(editor, moderator, draft):
    _submit(editor, draft, **{"action-submit": "1"})
    assert "page waits for your approval" in moderator.get(reverse("wagtailadmin_home")).text
    assert "page waits for your approval" not in editor.get(reverse("wagtailadmin_home")).text


def test_the_sensitive_switch_and_the_schedule_are_saved(moderator, draft):
    _submit(moderator, draft, is_sensitive="on", go_live_at="2035-05-01T09:30")
    draft.refresh_from_db()
    saved = draft.get_latest_revision_as_object()
    assert saved.is_sensitive
    assert saved.go_live_at.isoformat() == "2035-05-01T09:30:00+00:00"
    form = moderator.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).text
    assert 'value="2035-05-01T09:30"' in form
