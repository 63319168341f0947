"""Ticking off what editors ask for, and taking a text back: who may, and what it says if not."""

import pytest
from django.urls import reverse

from submissions.models import RequestedChange
from tests.factories.teams import ContributionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(team):
    return ContributionFactory(team=team)


@pytest.fixture
def change(text):
    return RequestedChange.objects.create(contribution=text, round=1, field="lead", text="Why?")


def url(name: str, *args) -> str:
    return reverse(f"submissions:{name}", args=args)


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("owner", 303),
        ("team_editor", 303),
        ("contributor", 303),
        ("viewer", 404),
        ("outsider", 404),
    ],
)
def test_who_may_tick_off(home, request, text, change, person, status):
    client = request.getfixturevalue(person)
    address = url("tick", text.key, change.pk)
    assert client.post(address, {"done": "1"}).status_code == status
    change.refresh_from_db()
    assert bool(change.done_at) == (status == 303)
    if status == 303:
        client.get(address)
        change.refresh_from_db()
        assert change.done_at, "looking changes nothing"
        client.post(address, {"done": ""})
        change.refresh_from_db()
        assert change.done_at is None


def test_a_change_of_another_text_is_not_found(home, owner, team, change):
    elsewhere = ContributionFactory(team=team)
    address = url("tick", elsewhere.key, change.pk)
    assert owner.post(address, {"done": "1"}).status_code == 404


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("owner", 200),
        ("team_editor", 200),
        ("contributor", 404),
        ("viewer", 404),
        ("outsider", 404),
    ],
)
def test_who_may_take_back(home, request, text, person, status):
    client = request.getfixturevalue(person)
    assert client.get(url("withdraw", text.key)).status_code == status
    assert client.post(url("withdraw", text.key)).status_code == (409 if status == 200 else 404)
    text.refresh_from_db()
    assert text.outcome == "", "a draft is with the team already"


def test_a_refusal_says_why(home, owner, text):
    response = owner.post(url("withdraw", text.key))
    assert "This text is not waiting for a review." in response.content.decode()
