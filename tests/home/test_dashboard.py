"""“Needs attention”: each row counts what its listing shows."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from sparks.core.attention import attention_rows
from sparks.core.models import SiteImage
from sparks.core.review import mark_reviewed, pages_to_review
from sparks.home.models import ContactMessage
from tests.factories import pages, records

LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.fixture
def stale(home):
    page = pages.StandardPageFactory(parent=home, title="Old page")
    page.save_revision().publish()
    Page.objects.filter(pk=page.pk).update(last_published_at=LONG_AGO)
    return page


@pytest.fixture
def everything(stale, project_index):
    pages.ProjectPageFactory(parent=project_index)
    SiteImage.objects.filter(pk=records.SiteImageFactory().pk).update(description="")
    ContactMessage.objects.create(subject_label="A question", email="a@example.org", text="Hello")


def _rows(client, rf):
    request = rf.get("/admin/")
    request.user = client.user
    return attention_rows(request)


def test_nothing_to_do_is_said_kindly(editor, home):
    assert "Nothing needs you right now" in editor.get(reverse("wagtailadmin_home")).text


def test_the_dashboard_has_a_row_for_each_thing(editor, everything):
    text = editor.get(reverse("wagtailadmin_home")).text
    for words in (
        "page has not been reviewed for a year",
        "project has not been confirmed by its team",
        "picture has no text alternative",
        "message is new in the inbox",
    ):
        assert words in text


def test_each_row_leads_to_as_many_things(editor, everything, rf):
    rows = _rows(editor, rf)
    assert len(rows) == 4
    for row in rows:
        answer = editor.get(row.url)
        assert len(answer.context["object_list"]) == row.count


def test_answered_messages_are_no_longer_new(editor, everything, rf):
    message = ContactMessage.objects.get()
    url = reverse("contact_messages:edit", args=[message.pk])
    assert editor.post(url, {"state": "answered", "text": "Changed"}).status_code == 302
    message.refresh_from_db()
    assert (message.state, message.text) == ("answered", "Hello")
    assert not [row for row in _rows(editor, rf) if "inbox" in row.words]


def test_messages_cannot_be_written_in_the_admin(superuser, home):
    assert superuser.get(reverse("contact_messages:add")).status_code == 302


def test_a_reviewed_page_is_no_longer_stale(superuser, stale):
    mark_reviewed(page=stale, user=superuser.user)
    assert not pages_to_review(Page.objects.all()).exists()


def test_a_review_survives_the_next_publication(superuser, stale):
    draft = stale.save_revision()
    mark_reviewed(page=stale, user=superuser.user, today=date(2026, 5, 1))
    draft.refresh_from_db()
    draft.publish()
    stale.refresh_from_db()
    assert stale.last_reviewed_on == date(2026, 5, 1)


def test_an_editor_marks_pages_as_reviewed(editor, stale):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "mark_reviewed"])
    chosen = f"{url}?next=/admin/&id={stale.pk}"
    assert "Old page" in editor.get(chosen).text
    editor.post(chosen)
    stale.refresh_from_db()
    assert stale.last_reviewed_on == timezone.localdate()


def test_no_inline_script_is_left_in_the_editor(superuser, home):
    text = superuser.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).text
    assert not re.findall(r"<script(?![^>]*(?:src=|application/json))", text)
