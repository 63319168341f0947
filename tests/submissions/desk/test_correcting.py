"""Correcting what visitors see, though a team's text waits: nothing of it slips through."""

import pytest
from django.urls import reverse

from projects.models import ProjectPage
from submissions.models.contributions import State
from tests.admin_forms import page_form
from tests.submissions.desk.conftest import CANARY, again

MENDED = "What an editor has mended."


@pytest.fixture
def place(text):
    return reverse("submissions_texts:correct", args=[text.page_id])


def fresh(text) -> ProjectPage:
    return ProjectPage.objects.get(pk=text.page_id)


def test_the_form_shows_what_is_live(moderator, text, place):
    shown = moderator.get(place).text
    assert "What visitors read." in shown
    assert CANARY not in shown
    assert CANARY in moderator.get(reverse("wagtailadmin_pages:edit", args=[text.page_id])).text


def test_the_correction_goes_live_and_the_text_waits(moderator, client, text, place):
    form = page_form(moderator, place, ProjectPage)
    form["short_version"] = MENDED
    answer = moderator.post(place, form)
    assert answer.url == reverse("submissions_texts:text", args=[text.pk])
    seen = client.get(fresh(text).url).text
    assert MENDED in seen
    assert CANARY not in seen
    found = again(text)
    assert found.state == State.IN_REVIEW
    assert found.payload["tagline"] == CANARY
    assert found.payload["short_version"] == MENDED, "what the team did not touch is taken over"
    newest = fresh(text).get_latest_revision_as_object()
    assert (newest.tagline, newest.short_version) == (CANARY, MENDED)


def test_approving_afterwards_keeps_both(moderator, client, text, place):
    form = page_form(moderator, place, ProjectPage)
    form["short_version"] = MENDED
    moderator.post(place, form)
    moderator.post(reverse("submissions_texts:do", args=[text.pk, "approve"]))
    seen = client.get(fresh(text).url).text
    assert MENDED in seen
    assert CANARY in seen


def test_conflicts_are_named(moderator, text, place):
    form = page_form(moderator, place, ProjectPage)
    form["tagline"] = MENDED
    answer = moderator.post(place, form, follow=True)
    assert "You and the team both changed: One sentence." in answer.text
    assert fresh(text).tagline == MENDED
    assert again(text).payload["tagline"] == CANARY


def test_what_is_wrong_is_said_and_nothing_changes(moderator, text, place):
    form = page_form(moderator, place, ProjectPage)
    form["title"] = ""
    answer = moderator.post(place, form)
    assert answer.status_code == 422
    assert CANARY not in answer.text
    assert fresh(text).title == "Aurora"


def test_somebody_else_was_faster(moderator, text, place):
    form = page_form(moderator, place, ProjectPage)
    other = form.copy()
    form["short_version"], other["short_version"] = MENDED, "What somebody else thought."
    moderator.post(place, form)
    answer = moderator.post(place, other)
    assert answer.status_code == 409
    assert "What somebody else thought." in answer.text, "what was typed is kept"
    assert fresh(text).short_version == MENDED


def test_editors_who_do_not_publish_are_turned_away(editor, text, place, moderator):
    form = page_form(moderator, place, ProjectPage)
    form["short_version"] = MENDED
    editor.post(place, form)
    assert fresh(text).short_version == "Three sentences."


def test_without_a_waiting_text_the_editor_will_do(moderator, page):
    place = reverse("submissions_texts:correct", args=[page.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert moderator.get(place).url == edit
    assert moderator.post(place, {"title": "x"}).url == edit
    nowhere = reverse("submissions_texts:correct", args=[page.pk + 999])
    assert moderator.get(nowhere, follow=True).status_code == 404
