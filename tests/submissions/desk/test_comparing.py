"""What changed: against the live page, the version before, and one's own last look."""

import pytest
from django.urls import reverse

from submissions.actions.looking import look
from submissions.actions.reviewing import request_changes
from tests.submissions.desk.conftest import CANARY


@pytest.fixture
def second(text, send, moderator):
    """The text, sent again after a moderator, who read it, asked for changes."""
    look(contribution=text, user=moderator.user)
    request_changes(contribution=text, user=moderator.user, changes=[("tagline", "Shorter.")])
    return send(text, tagline="Rain on the roof")


def compare(client, text, query: str = ""):
    return client.get(reverse("submissions_texts:compare", args=[text.pk]) + query, follow=True)


def changed(answer) -> list[tuple[str, str, str]]:
    return [(diff.field, diff.old, diff.new) for diff in answer.context["diffs"]]


def test_live_and_sent(moderator, text):
    answer = compare(moderator, text)
    assert changed(answer) == [("tagline", "What visitors read.", CANARY)]
    assert "<ins>" in answer.text
    assert "<del>" in answer.text


def test_the_version_before_and_this_one(moderator, second):
    assert changed(compare(moderator, second, "?from=1&to=2")) == [
        ("tagline", CANARY, "Rain on the roof")
    ]


def test_since_the_last_look(moderator, administrator, second):
    place = reverse("submissions_texts:text", args=[second.pk])
    words = "What changed since I last looked"
    assert words in moderator.get(place).text
    assert words not in administrator.get(place).text, "who never looked has nothing to compare"
    moderator.post(reverse("submissions_texts:do", args=[second.pk, "mark-read"]))
    assert words not in moderator.get(place).text
    assert second.looks.get(user=moderator.user).number == 2


def test_an_older_look_never_replaces_a_newer(moderator, second):
    found = look(contribution=second, user=moderator.user)
    found.number = 7
    found.save()
    assert look(contribution=second, user=moderator.user).number == 7


def test_nothing_sent_is_nothing_read(moderator, draft):
    assert look(contribution=draft, user=moderator.user) is None
    assert draft.looks.count() == 0


@pytest.mark.parametrize("query", ["?from=9", "?from=1&to=9", "?from=x", "?from=1&to=-1"])
def test_versions_that_there_are_not(moderator, text, query):
    assert compare(moderator, text, query).status_code == 404


def test_no_live_page_no_comparison_with_it(moderator, page, text):
    type(page).objects.filter(pk=page.pk).update(live=False)
    assert compare(moderator, text).status_code == 404
