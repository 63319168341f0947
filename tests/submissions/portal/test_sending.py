"""Sending from the page of a text: what keeps it back, and how people get on from there."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from submissions.actions import reviewing
from submissions.models import Contribution, UploadedAsset
from submissions.models.contributions import State
from tests.submissions.engine.looking import again, fresh

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"submissions:{name}", args=args)


def press_send(client, text, **fields):
    fields = {"version": again(text).version, "note": "", **fields}
    return client.post(url("send", text.key), fields)


@pytest.fixture
def given_back(change, send, moderator):
    """A change that was sent, and that editors want to be changed in one point."""
    change = send(change)
    points = [("tagline", "Which tools?")]
    reviewing.request_changes(contribution=change, user=moderator.user, changes=points)
    return again(change)


def test_a_text_is_sent_with_its_note(article, team_editor):
    response = press_send(team_editor, article, note="Our first one.")
    assert (response.status_code, response.url) == (303, url("text", article.key))
    assert again(article).state == State.IN_REVIEW
    assert article.versions.get().note == "Our first one."
    page = team_editor.get(response.url).text
    assert "Waiting for an editor" in page
    assert "Send it to the editors" not in page


def test_what_is_missing_is_listed_with_the_way_there(article, team_editor):
    article.payload = {**article.payload, "lead": ""}
    article.save()
    response = press_send(team_editor, article, note="What I typed.")
    assert response.status_code == 422
    section = url("edit_section", article.key, "in-short")
    assert f'<a href="{section}#id_lead">' in response.text
    assert "What I typed." in response.text
    assert again(article).state == State.DRAFT
    assert 'id="id_lead"' in team_editor.get(section).text


def test_a_file_that_is_being_checked_leads_to_the_files(article, team, team_editor):
    asset = UploadedAsset.objects.create(team=team, title="A photograph", size=1)
    article.payload = {**article.payload, "image": {"asset": str(asset.key)}}
    article.save()
    response = press_send(team_editor, article)
    assert response.status_code == 422
    assert f'<a href="{url("files", team.key)}">' in response.text
    assert "It is still being checked." in response.text
    assert again(article).state == State.DRAFT


def test_a_page_that_changed_meanwhile_leads_to_both_texts(change, page, team_editor, moderator):
    page.short_version = "Corrected."
    page.save_revision(user=moderator.user).publish(user=moderator.user)
    response = press_send(team_editor, change, note="What I typed.")
    assert response.status_code == 409
    assert url("merge", change.key) in response.text
    assert "What I typed." in response.text
    html = team_editor.get(url("merge", change.key)).text
    seen = re.search(r'name="seen" value="(\w+)"', html)[1]
    assert team_editor.post(url("merge", change.key), {"seen": seen}).status_code == 303
    assert press_send(team_editor, change).status_code == 303
    assert again(change).sent_revision.as_object().short_version == "Corrected."


def test_what_editors_changed_on_a_text_given_back_is_taken_in(
    given_back, page, team_editor, moderator
):
    draft = fresh(page).get_latest_revision_as_object()
    draft.short_version = "An editor's words."
    draft.save_revision(user=moderator.user)
    response = press_send(team_editor, given_back)
    assert response.status_code == 409
    assert url("take_in", given_back.key) in response.text
    team_editor.get(url("take_in", given_back.key))
    assert press_send(team_editor, given_back).status_code == 409, "looking takes nothing in"
    assert team_editor.post(url("take_in", given_back.key)).status_code == 303
    assert press_send(team_editor, given_back).status_code == 303
    sent = again(given_back).sent_revision.as_object()
    assert sent.short_version == "An editor's words."
    assert sent.tagline == "What the team says."


def test_nothing_is_taken_in_while_editors_have_it(change, send, team_editor):
    assert team_editor.post(url("take_in", send(change).key)).status_code == 409


def test_a_second_press_says_so(article, team_editor):
    press_send(team_editor, article)
    response = press_send(team_editor, article)
    assert response.status_code == 409
    assert "This text has been sent already." in response.text
    assert article.versions.count() == 1


def test_what_was_not_read_is_not_sent(article, team_editor):
    response = press_send(team_editor, article, version=0, note="What I typed.")
    assert response.status_code == 409
    assert "Somebody has changed this text meanwhile." in response.text
    assert "What I typed." in response.text
    assert f'name="version" value="{again(article).version}"' in response.text


@pytest.mark.parametrize("version", ["", "x", "9" * 400])
def test_nonsense_for_a_version_is_an_error(article, team_editor, version):
    assert press_send(team_editor, article, version=version).status_code in (409, 422)
    assert again(article).state == State.DRAFT


def test_a_note_that_is_too_long_comes_back(article, team_editor):
    assert press_send(team_editor, article, note="x" * 1001).status_code == 422
    assert again(article).state == State.DRAFT


def test_with_an_open_point_it_can_be_sent_all_the_same(given_back, team_editor):
    page = team_editor.get(url("text", given_back.key)).text
    assert "1 point is still open." in page
    assert url("edit_section", given_back.key, "in-one-minute") in page
    assert press_send(team_editor, given_back, note="We mean it so.").status_code == 303
    given_back = again(given_back)
    assert given_back.state == State.IN_REVIEW
    assert given_back.versions.count() == 2
    assert given_back.requested_changes.open().count() == 1


def test_without_open_points_none_is_spoken_of(given_back, contributor, team_editor):
    change = given_back.requested_changes.get()
    contributor.post(url("tick", given_back.key, change.pk), {"done": "1"})
    page = team_editor.get(url("text", given_back.key)).text
    assert "still open" not in page
    assert "All points are ticked off." in page


def test_a_draft_is_deleted_and_what_was_sent_is_not(article, change, send, contributor):
    assert url("discard", article.key) in contributor.get(url("text", article.key)).text
    contributor.get(url("discard", article.key))
    assert Contribution.objects.filter(pk=article.pk).exists(), "looking deletes nothing"
    assert contributor.post(url("discard", article.key)).status_code == 303
    assert not Contribution.objects.filter(pk=article.pk).exists()
    change = send(change)
    assert contributor.post(url("discard", change.key)).status_code == 409
    assert url("discard", change.key) not in contributor.get(url("text", change.key)).text
    assert again(change)


def test_a_page_can_be_changed_again_once_its_text_is_done_with(
    change, page, send, contributor, moderator
):
    assert contributor.post(url("again", change.key)).url == url("text", change.key)
    reviewing.approve(contribution=send(change), user=moderator.user)
    assert "Change this page again" in contributor.get(url("text", change.key)).text
    contributor.get(url("again", change.key))
    assert Contribution.objects.count() == 1, "looking begins nothing"
    response = contributor.post(url("again", change.key))
    begun = Contribution.objects.exclude(pk=change.pk).get()
    assert response.url == url("edit", begun.key)
    assert begun.payload["tagline"] == "What the team says."
    assert contributor.post(url("again", change.key)).url == url("edit", begun.key), "only once"


def test_a_page_that_is_the_team_s_no_more_is_the_editors(
    change, team, send, contributor, moderator
):
    reviewing.approve(contribution=send(change), user=moderator.user)
    team.project = None
    team.save()
    response = contributor.post(url("again", change.key))
    assert response.status_code == 409
    assert escape("This page is not your team's any more") in response.text
