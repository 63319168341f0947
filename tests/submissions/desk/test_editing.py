"""Wagtail's page editor, with a team's text in it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from submissions.desk.editing import TEAM_PAGES
from submissions.models import ThreadEvent
from submissions.shapes import SHAPES


@pytest.fixture
def edit(text):
    return reverse("wagtailadmin_pages:edit", args=[text.page_id])


def test_the_banner_and_the_panel(moderator, text, edit):
    shown = moderator.get(edit)
    assert "This page shows a text of “Aurora” that is being reviewed." in shown.text
    assert reverse("submissions_texts:correct", args=[text.page_id]) in shown.text
    assert 'data-side-panel="texts"' in shown.text
    assert "sent it to the editors." in shown.text


def test_editors_are_not_offered_what_they_may_not(editor, text, edit):
    shown = editor.get(edit).text
    assert "This page shows a text of “Aurora”" in shown
    assert reverse("submissions_texts:correct", args=[text.page_id]) not in shown


def test_a_page_without_a_text_is_as_ever(moderator, page):
    shown = moderator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "being reviewed" not in shown
    assert 'data-side-panel="texts"' not in shown


def test_the_panel_s_form_passes_the_check_for_foreign_forms(moderator, text, edit):
    client = Client(enforce_csrf_checks=True)
    client.cookies = moderator.cookies
    panel = client.get(edit).text.split('data-side-panel="texts"')[1]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', panel)[1]
    address = reverse("submissions_texts:do", args=[text.pk, "comment"])
    told = {"text": "A word.", "visibility": "team", "next": edit}
    assert client.post(address, told).status_code == 403
    assert client.post(address, {**told, "csrfmiddlewaretoken": token}).url == edit


def test_a_comment_from_the_panel_leads_back(moderator, text, edit):
    address = reverse("submissions_texts:do", args=[text.pk, "comment"])
    told = {"text": "A word.", "visibility": "editors", "next": edit}
    assert moderator.post(address, told).url == edit
    assert text.events.filter(kind=ThreadEvent.Kind.COMMENT, text="A word.").exists()
    told["next"] = "https://elsewhere.example/"
    assert moderator.post(address, told).url == reverse("submissions_texts:text", args=[text.pk])


def test_every_page_that_teams_write_has_it():
    written = {shape.model for shape in SHAPES.values()}
    assert written == {viewset.model for viewset in TEAM_PAGES}
