"""Composing in the admin: the form, the previews, the blocks."""

import re

import pytest
from django.urls import reverse

from newsletter.blocks import IssueBodyBlock
from newsletter.models import IssuePage
from newsletter.previews import MODES
from sparks.core.middleware import MAIL_POLICY, policy_text
from tests.admin_forms import page_form
from tests.factories.records import TopicFactory

# Defined once: a block is found for its preview as long as it lives.
BLOCKS = dict(IssueBodyBlock().child_blocks)
MAILS = ["mail", "mail-dark", "mail-phone"]


def preview(client, issue, mode: str):
    """Give what the preview panel shows of an issue in a mode; a test's form has no blocks."""
    form = page_form(client, reverse("wagtailadmin_pages:edit", args=[issue.pk]), IssuePage)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[issue.pk])
    assert client.post(url, form).json()["is_valid"]
    return client.get(url, {"mode": mode, "in_preview_panel": "true"})


def test_the_modes_are_the_ones_editors_need(issue):
    assert [name for name, _label in issue.preview_modes] == ["", *MAILS, "text"]
    assert issue.default_preview_mode == ""


@pytest.mark.parametrize("mode", [name for name, _label in MODES])
def test_an_issue_is_previewed(superuser, issue, mode):
    answer = preview(superuser, issue, mode)
    assert answer.status_code == 200
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "Good morning" in answer.text


@pytest.mark.parametrize("mode", [name for name, _label in MODES])
def test_a_preview_shows_the_blocks(issue, mode):
    answer = issue.make_preview_request(preview_mode=mode)
    assert answer.status_code == 200
    assert "Editorial hour" in answer.text


@pytest.mark.parametrize("mode", MAILS)
def test_a_mail_is_styled_inline_and_may_do_nothing_else(superuser, issue, mode):
    answer = preview(superuser, issue, mode)
    assert answer["Content-Security-Policy"] == policy_text(MAIL_POLICY)
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "<script" not in answer.text


@pytest.mark.parametrize("mode", ["", "text"])
def test_other_previews_obey_the_policy_of_the_admin(superuser, issue, mode):
    assert "unsafe-inline" not in preview(superuser, issue, mode)["Content-Security-Policy"]


def test_previews_show_one_scheme_whatever_the_editors_screen_has(superuser, issue):
    assert "@media not all" in preview(superuser, issue, "mail").text
    assert "@media all" in preview(superuser, issue, "mail-dark").text
    assert "max-width: 375px" in preview(superuser, issue, "mail-phone").text


def test_the_text_is_shown_as_it_is_sent(issue):
    answer = issue.make_preview_request(preview_mode="text").text
    assert "New on the site\n---------------" in answer
    assert "what we found &amp; what comes next\n====" in answer


def test_a_preview_carries_nobodys_link(superuser, issue):
    tokens = re.findall(r"/subscription/([^/]+)/", preview(superuser, issue, "mail").text)
    assert set(tokens) == {"your-own-signed-link-stands-here-------------"}


def test_an_issue_that_was_never_saved_is_previewed_as_mail(superuser, newsletter_index):
    place = ["newsletter", "issuepage", newsletter_index.pk]
    data = page_form(superuser, reverse("wagtailadmin_pages:add", args=place), IssuePage)
    data.update({"title": "New", "slug": "new", "preheader": "What is new."})
    url = reverse("wagtailadmin_pages:preview_on_add", args=place)
    assert superuser.post(url, data).json() == {"is_valid": True, "is_available": True}
    for mode in [*MAILS, "text"]:
        assert superuser.get(url, {"mode": mode}).status_code == 200


def test_the_form_counts_the_subject_and_offers_boxes_to_tick(editor, issue, pillars):
    TopicFactory(name="training")
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[issue.pk])).text
    assert re.search(r'<input[^>]*name="title"[^>]*maxlength="78"', form)
    assert re.search(r'<input[^>]*name="preheader"[^>]*maxlength="150"', form)
    for name in ("audience_rhythms", "audience_pillars", "audience_topics"):
        assert re.search(rf'<input type="checkbox" name="{name}"', form)
    assert 'name="kind"' not in form
    assert 'name="go_live_at"' not in form


def test_an_editor_chooses_who_gets_it(editor, issue, pillars):
    url = reverse("wagtailadmin_pages:edit", args=[issue.pk])
    data = page_form(editor, url, IssuePage)
    data.setlist("audience_rhythms", ["issues", "weekly"])
    data.setlist("audience_pillars", [str(pillars["support"].pk)])
    assert editor.post(url, dict(data.lists())).status_code == 302
    draft = IssuePage.objects.get(pk=issue.pk).get_latest_revision_as_object()
    assert draft.audience_rhythms == ["issues", "weekly"]
    assert [pillar.slug for pillar in draft.audience_pillars.all()] == ["support"]
    assert draft.kind == "issue"


def test_the_slug_follows_from_the_subject(editor, newsletter_index):
    place = ["newsletter", "issuepage", newsletter_index.pk]
    url = reverse("wagtailadmin_pages:add", args=place)
    title = re.search(r'<input[^>]*name="title"[^>]*>', editor.get(url).text)[0]
    assert "w-sync" in title
    assert 'data-w-sync-target-value="#id_slug"' in title


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_is_previewed_in_the_look_of_the_site(superuser, issue, block):
    assert block.is_previewable
    answer = superuser.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200
    assert "css/site.css" in answer.text
    if block.name in ("article", "event", "project", "recommendation", "resource", "issue"):
        assert 'class="card ' in answer.text


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_is_previewed_on_an_empty_site(superuser, home, block):
    answer = superuser.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_says_what_it_is_for(block):
    assert block.get_description()
    assert block.label
    assert block.meta.icon != "placeholder"
