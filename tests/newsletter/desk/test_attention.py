"""What the dashboard says about the newsletter: each row counts what its listing shows."""

import pytest
from django.urls import reverse

from newsletter.desk.attention import newsletter_rows


def rows(client) -> list:
    return [row for row in newsletter_rows(client.user) if row.count]


@pytest.mark.parametrize(
    ("state", "counts", "fields", "words"),
    [
        ("waiting", None, {}, "newsletter waits for approval"),
        ("missed", None, {}, "missed its time"),
        ("paused", {"ready": 1}, {"pause_reason": "Errors"}, "something is wrong"),
        ("draft", None, {"pause_reason": "It was changed"}, "something is wrong"),
        ("finished", {"uncertain": 2}, {}, "may or may not have arrived"),
    ],
)
def test_what_waits_is_counted_and_listed(moderator, mailing_in, state, counts, fields, words):
    mailing_in(state, counts, **fields)
    (row,) = rows(moderator)
    assert words in row.words
    listed = moderator.get(row.url).context["object_list"]
    assert len(listed) == row.count == 1
    assert words in moderator.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize(
    ("state", "counts"),
    [("paused", {"ready": 1}), ("finished", {"sent": 1}), ("sending", {"uncertain": 1})],
)
def test_what_is_in_order_is_not(moderator, mailing_in, state, counts):
    mailing_in(state, counts)
    assert rows(moderator) == []


def test_editors_are_not_asked(editor, mailing_in):
    mailing_in("waiting")
    assert newsletter_rows(editor.user) == []


def test_a_filter_of_the_listing_leaves_the_others_out(moderator, mailing_in):
    mailing_in("waiting")
    index = reverse("newsletter_issues:index")
    assert not moderator.get(index, {"state": "missed"}).context["object_list"]
