"""The page of a text: what it says, and what its buttons do."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from submissions.desk.verbs import errors_by_field
from submissions.models import Contribution, ThreadEvent
from submissions.models.contributions import State
from tests.submissions.desk.conftest import CANARY, again


@pytest.fixture
def place(text):
    return reverse("submissions_texts:text", args=[text.pk])


@pytest.fixture
def do(moderator, text):
    """Give a function that does something with the text, as a moderator."""

    def do(verb: str, **told):
        address = reverse("submissions_texts:do", args=[text.pk, verb])
        return moderator.post(address, told)

    return do


def rows(*asked: tuple[str, str], **more) -> dict:
    """Give the form for changes, filled with pairs of field and words."""
    told = {"changes-TOTAL_FORMS": str(len(asked)), "changes-INITIAL_FORMS": "0", **more}
    for number, (field, words) in enumerate(asked):
        told |= {f"changes-{number}-field": field, f"changes-{number}-text": words}
    return told


def test_taking_on_and_giving_back(do, moderator, text):
    do("claim")
    assert again(text).assignee == moderator.user
    do("give-back")
    assert again(text).assignee is None


def test_a_colleague_and_a_date(do, editor, text):
    day = timezone.localdate() + timedelta(days=3)
    do("assign", assignee=editor.user.pk, due_on=day.isoformat())
    found = again(text)
    assert found.assignee == editor.user
    assert timezone.localtime(found.due_at).date() == day


def test_a_day_that_is_over_is_refused(do, text):
    answer = do("assign", assignee="", due_on="2020-01-01")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "This day is over already." in answer.text
    assert again(text).due_at == text.due_at


def test_nobody_of_a_team_can_be_chosen(do, owner, text):
    assert do("assign", assignee=owner.user.pk).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert again(text).assignee is None


@pytest.mark.parametrize("visibility", ThreadEvent.Visibility.values)
def test_comments_reach_whom_they_should(do, text, visibility):
    do("comment", text="A word.", visibility=visibility)
    said = text.events.get(kind=ThreadEvent.Kind.COMMENT)
    assert (said.text, said.visibility, said.by_editors) == ("A word.", visibility, True)
    assert (said in text.events.for_team()) == (visibility == ThreadEvent.Visibility.TEAM)


def test_a_comment_without_words_is_refused_and_the_choice_is_kept(do, text):
    answer = do("comment", text=" ", visibility="editors")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.context["comment_form"]["visibility"].value() == "editors"
    assert not text.events.filter(kind=ThreadEvent.Kind.COMMENT).exists()


def test_asking_for_changes(do, moderator, text, place):
    do("request-changes", **rows(("tagline", "Shorter."), ("", "Say more."), ("", "")))
    assert again(text).state == State.CHANGES_REQUESTED
    asked = list(text.requested_changes.values_list("field", "text"))
    assert asked == [("tagline", "Shorter."), ("", "Say more.")]
    shown = moderator.get(place).text
    assert "One sentence" in shown, "the field is named as the team knows it"
    assert "Say more." in shown


def test_changes_need_words(do, text):
    half = do("request-changes", **rows(("tagline", "")))
    assert half.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    answer = do("request-changes", **rows(("", "")))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Say at least one thing to change." in answer.text
    assert again(text).state == State.IN_REVIEW


def test_a_field_that_teams_do_not_write_is_refused(do, text):
    answer = do("request-changes", **rows(("slug", "Nicer.")))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert again(text).state == State.IN_REVIEW


def test_another_row_without_scripts(do, text):
    answer = do("request-changes", **rows(("tagline", "Shorter."), another="1"))
    assert answer.status_code == HTTPStatus.OK
    form = answer.context["changes_form"]
    assert [row["text"].value() for row in form] == ["Shorter.", None]
    assert next(iter(form))["field"].value() == "tagline"
    assert again(text).state == State.IN_REVIEW, "nothing is asked for yet"


def test_what_that_form_shows_can_be_sent(do, text):
    form = do("request-changes", **rows(("tagline", "Shorter."), another="1")).context[
        "changes_form"
    ]
    told = {field.html_name: field.value() for field in form.management_form}
    told |= {field.html_name: field.value() or "" for row in form for field in row}
    do("request-changes", **told)
    assert list(text.requested_changes.values_list("text", flat=True)) == ["Shorter."]


def test_a_broken_count_of_rows_is_no_error_of_ours(do, text):
    told = {"changes-TOTAL_FORMS": "x", "changes-INITIAL_FORMS": "0", "another": "1"}
    assert do("request-changes", **told).status_code == HTTPStatus.OK
    told.pop("another")
    assert do("request-changes", **told).status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_declining_needs_a_reason(do, text):
    assert do("decline", reason="  ").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert again(text).state == State.IN_REVIEW
    do("decline", reason="Not about our work.")
    assert again(text).state == State.DECLINED
    assert again(text).reason == "Not about our work."


def test_approving_is_one_click(do, client, page, text):
    assert CANARY not in client.get(page.url).text
    do("approve")
    assert again(text).state == State.PUBLISHED
    assert CANARY in client.get(page.url).text


def test_approving_for_later(do, client, page, text):
    at = timezone.localtime() + timedelta(days=2)
    do("approve", go_live_at=at.strftime("%Y-%m-%d %H:%M"))
    assert again(text).state == State.SCHEDULED
    assert CANARY not in client.get(page.url).text


def test_a_time_that_is_over_is_refused(do, text):
    answer = do("approve", go_live_at="2020-01-01 10:00")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert again(text).state == State.IN_REVIEW


def test_what_is_closed_is_not_decided_again(do, moderator, text, place):
    do("decline", reason="No.")
    answer = do("approve")
    assert answer.status_code == HTTPStatus.FOUND
    assert again(text).state == State.DECLINED
    assert "This text is not waiting for a review." in moderator.get(place).text


def test_reading_changes_nothing(moderator, text, place):
    before = Contribution.objects.filter(pk=text.pk).values().get()
    moderator.get(place)
    moderator.get(reverse("submissions_texts:compare", args=[text.pk]))
    assert Contribution.objects.filter(pk=text.pk).values().get() == before
    assert text.looks.count() == 0
    assert text.events.count() == 1


def test_errors_without_a_field():
    assert errors_by_field(ValidationError("No.")) == {"__all__": ["No."]}
    assert errors_by_field(ValidationError({"text": "No."})) == {"text": ["No."]}
