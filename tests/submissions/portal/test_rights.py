"""Who may press which button: every address of the portal's that takes a POST, for everybody.

A member who may not, and whoever is not a member, finds nothing there; a stranger has to sign in.
"""

import pytest
from django.urls import reverse

from submissions.models import RequestedChange
from submissions.rights import Right, Role, roles_with
from submissions.urls import portal

pytestmark = pytest.mark.django_db
PEOPLE = {
    "owner": Role.OWNER,
    "team_editor": Role.EDITOR,
    "contributor": Role.CONTRIBUTOR,
    "viewer": Role.VIEWER,
    "outsider": None,
    "moderator": None,
}
# What each needs, and what it answers to an empty form of somebody who has the right.
NEEDS = {
    "text": (Right.VIEW, 200),
    "comment": (Right.WRITE, 422),
    "hear": (Right.VIEW, 303),
    "tick": (Right.WRITE, 303),
    "withdraw": (Right.SUBMIT, 409),
    "send": (Right.SUBMIT, 422),
    "take_in": (Right.WRITE, 303),
    "again": (Right.WRITE, 303),
    "pages": (Right.VIEW, 200),
    "take_down": (Right.MANAGE, 422),
}
EVERYBODY = {"portal": 200, "notifications": 303, "preferences": 422}  # their own, whoever it is


@pytest.fixture
def addresses(team, page, change):
    """Give the address of each page."""
    point = RequestedChange.objects.create(contribution=change, round=1, text="Why?")
    more = {
        "tick": [change.key, point.pk],
        "pages": [team.key],
        "take_down": [team.key, page.pk],
        **{name: [] for name in EVERYBODY},
    }
    names = [pattern.name for pattern in portal.urlpatterns]
    return {
        name: reverse(f"submissions:{name}", args=more.get(name, [change.key])) for name in names
    }


def test_the_table_knows_every_address(addresses):
    assert set(addresses) == {*NEEDS, *EVERYBODY}


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_post_what(addresses, request, person):
    client, role = request.getfixturevalue(person), PEOPLE[person]
    found = {name: client.post(addresses[name]).status_code for name in NEEDS}
    assert found == {
        name: status if role in roles_with(right) else 404
        for name, (right, status) in NEEDS.items()
    }
    for name, status in EVERYBODY.items():
        assert client.post(addresses[name]).status_code == status


def test_a_stranger_signs_in_first(addresses, visitor):
    for address in addresses.values():
        for answer in (visitor.get(address), visitor.post(address)):
            assert answer.status_code == 302
            assert answer.url.startswith("/en/account/login/")


def test_without_a_token_nothing_is_taken(addresses, owner):
    owner.handler.enforce_csrf_checks = True
    for address in addresses.values():
        assert owner.post(address).status_code == 403


def test_who_has_left_finds_nothing(addresses, owner):
    owner.user.memberships.all().delete()
    for name in NEEDS:
        assert owner.post(addresses[name]).status_code == 404
