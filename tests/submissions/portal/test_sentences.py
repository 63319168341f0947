"""Every kind of event has words, also for people who are gone."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sparks.core.models import OutboxMessage
from submissions.actions.comments import comment
from submissions.models import ThreadEvent
from submissions.sentences import SENTENCES, sentence
from tests.factories.records import UserFactory
from tests.factories.teams import ContributionFactory

pytestmark = pytest.mark.django_db
Visibility = ThreadEvent.Visibility


def event_of(kind, **fields) -> ThreadEvent:
    return ThreadEvent(kind=kind, **fields)


def test_every_kind_has_a_sentence():
    assert set(SENTENCES) == set(ThreadEvent.Kind)
    for kind in ThreadEvent.Kind:
        words = sentence(event_of(kind))
        assert words
        assert "%(" not in words


def test_people_are_named_and_those_who_left_are_not():
    ada = UserFactory(first_name="Ada", last_name="Byron")
    assert sentence(event_of("submitted", actor=ada)) == "Ada Byron sent it to the editors."
    gone = sentence(event_of("submitted"))
    assert gone == "Somebody who has left sent it to the editors."


def test_the_address_of_an_editor_stays_hidden():
    nameless = UserFactory(email="moderator@example.org")
    assert sentence(event_of("declined", actor=nameless, by_editors=True)) == (
        "An editor declined it."
    )


def test_details_are_told():
    told = event_of("role_changed", data={"person": "Ben", "role": "owner"}, by_editors=True)
    assert sentence(told) == "An editor changed the role of Ben to Owner."
    when = event_of("scheduled", data={"go_live_at": "2026-12-01T08:00:00Z"})
    assert "2026" in sentence(when)


def test_a_file_is_named():
    assert sentence(event_of("file_refused", data={"title": "Poster"})) == (
        "The file Poster was refused."
    )


@pytest.mark.parametrize(
    ("assignee", "words"),
    [
        ("self", "Ada has taken it on."),
        ("other", "Ada gave it to Ben."),
        (None, "Ada gave it back, for another editor to take on."),
    ],
)
def test_who_has_a_text_now_is_told(assignee, words):
    ada = UserFactory(first_name="Ada", last_name="")
    ids = {"self": ada.pk, "other": ada.pk + 1, None: None}
    data = {"assignee": ids[assignee], "name": "Ben" if assignee else ""}
    assert sentence(event_of("claimed", actor=ada, by_editors=True, data=data)) == words


def test_a_comment_is_kept_and_promised(contributor, team):
    text = ContributionFactory(team=team)
    event = comment(contribution=text, user=contributor.user, text=" Is this right? ", field="lead")
    assert (event.text, event.field, event.visibility) == (
        "Is this right?",
        "lead",
        Visibility.TEAM,
    )
    assert OutboxMessage.objects.filter(payload={"event": event.pk}).count() == 1


@pytest.mark.parametrize("words", ["", "  ", "x" * 5001])
def test_a_comment_needs_words(contributor, team, words):
    with pytest.raises(ValidationError):
        comment(contribution=ContributionFactory(team=team), user=contributor.user, text=words)


def test_only_the_team_comments_and_hides_nothing(viewer, contributor, outsider, team):
    text = ContributionFactory(team=team)
    for client, visibility in (
        (viewer, Visibility.TEAM),
        (outsider, Visibility.TEAM),
        (contributor, Visibility.EDITORS),
    ):
        with pytest.raises(PermissionDenied):
            comment(contribution=text, user=client.user, text="Hello", visibility=visibility)
    assert not text.events.exists()
