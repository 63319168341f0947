"""Who may change what about the members of a team."""

from http import HTTPStatus

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from submissions.actions import teams
from submissions.models import Membership, ThreadEvent
from submissions.rights import Role
from tests.counting import queries_of
from tests.factories.teams import MembershipFactory

pytestmark = pytest.mark.django_db
OK, GONE, DONE = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.SEE_OTHER
ROLES = ["owner", "team_editor", "contributor", "viewer", "outsider"]
# What each of ROLES gets for opening a page, and for pressing its button.
PAGES = {
    "team": [OK, OK, OK, OK, GONE],
    "history": [OK, OK, OK, OK, GONE],
    "ending": [OK, OK, OK, OK, GONE],
    "leave": [OK, OK, OK, OK, GONE],
    "hand_over": [OK, GONE, GONE, GONE, GONE],
    "member": [OK, GONE, GONE, GONE, GONE],
    "remove_member": [OK, GONE, GONE, GONE, GONE],
}
BUTTONS = {
    "confirm_page": ({}, [DONE, DONE, GONE, GONE, GONE]),
    "invite": (
        {"email": "new@example.org", "role": "viewer"},
        [DONE, GONE, GONE, GONE, GONE],
    ),
    "member": ({"role": "viewer"}, [DONE, GONE, GONE, GONE, GONE]),
    "remove_member": ({"sure": "on"}, [DONE, GONE, GONE, GONE, GONE]),
    "ending": ({"steward": "Europol"}, [DONE, *[HTTPStatus.FORBIDDEN] * 3, GONE]),
}
OF_A_MEMBER = {"member", "remove_member"}


def url(team, name: str, *args) -> str:
    return reverse(f"submissions:{name}", args=[team.key, *args])


@pytest.fixture
def somebody(team):
    """Another member of the team."""
    return MembershipFactory(team=team, role=Role.CONTRIBUTOR)


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_what(request, team, owner, somebody, name):
    args = [somebody.pk] if name in OF_A_MEMBER else []
    clients = [request.getfixturevalue(role) for role in ROLES]
    assert [client.get(url(team, name, *args)).status_code for client in clients] == PAGES[name]


@pytest.mark.parametrize("place", range(len(ROLES)))
@pytest.mark.parametrize("name", BUTTONS)
def test_who_presses_what(request, team, somebody, name, place):
    fields, expected = BUTTONS[name]
    args = [somebody.pk] if name in OF_A_MEMBER else []
    client = request.getfixturevalue(ROLES[place])
    before = ThreadEvent.objects.count()
    assert client.post(url(team, name, *args), fields).status_code == expected[place]
    assert (ThreadEvent.objects.count() > before) == (expected[place] == DONE)


def test_visitors_are_led_to_the_sign_in_page(visitor, team):
    answer = visitor.get(url(team, "team"))
    assert answer.status_code == HTTPStatus.FOUND
    assert f"next={url(team, 'team')}" in answer.url


def test_a_member_of_another_team_cannot_be_changed_through_ones_own(owner, team, outsider):
    theirs = Membership.objects.get(user=outsider.user)
    for name in OF_A_MEMBER:
        assert owner.post(url(team, name, theirs.pk), {"role": "viewer"}).status_code == GONE


def test_a_role_is_changed_and_noted(owner, team, somebody):
    assert owner.post(url(team, "member", somebody.pk), {"role": "editor"}).status_code == DONE
    somebody.refresh_from_db()
    assert somebody.role == Role.EDITOR
    event = ThreadEvent.objects.get(kind="role_changed")
    assert (event.actor, event.data["member"]) == (owner.user, somebody.user_id)
    assert (event.data["before"], event.data["role"]) == ("contributor", "editor")


def test_the_last_owner_stays(owner, team, somebody):
    mine = Membership.objects.get(user=owner.user)
    answer = owner.post(url(team, "member", mine.pk), {"role": "viewer"})
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "A team needs an owner" in answer.text
    answer = owner.post(url(team, "leave"), {"sure": "on"})
    assert answer.status_code == HTTPStatus.CONFLICT
    assert url(team, "hand_over") in answer.text
    mine.refresh_from_db()
    assert (mine.role, mine.ended_at) == (Role.OWNER, None)


def test_an_owner_whose_account_is_closed_does_not_count(team, owner):
    gone = MembershipFactory(team=team, role=Role.OWNER, user__is_active=False)
    with pytest.raises(teams.LastOwner):
        teams.leave(team=team, user=owner.user)
    assert gone.ended_at is None


def test_leaving_needs_a_tick_and_ends_all_access(viewer, owner, team):
    answer = viewer.post(url(team, "leave"))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert viewer.get(url(team, "team")).status_code == OK
    assert viewer.post(url(team, "leave"), {"sure": "on"}).status_code == DONE
    assert viewer.get(url(team, "team")).status_code == GONE
    assert ThreadEvent.objects.get(kind="left").actor == viewer.user


def test_handing_over(owner, team, somebody):
    fields = {"member": somebody.pk, "role": "viewer"}
    assert owner.post(url(team, "hand_over"), fields).status_code == DONE
    roles = dict(Membership.objects.filter(team=team).values_list("user", "role"))
    assert roles == {owner.user.pk: Role.VIEWER, somebody.user_id: Role.OWNER}
    with pytest.raises(PermissionDenied):
        teams.remove(membership=somebody, by=owner.user)


def test_handing_over_to_nobody_says_so(owner, team):
    assert "There is nobody else yet" in owner.get(url(team, "hand_over")).text
    fields = {"member": "", "role": "viewer"}
    answer = owner.post(url(team, "hand_over"), fields)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_one_owner_is_nudged_towards_two(owner, team):
    nudge = "Two owners are better than one"
    assert nudge in owner.get(url(team, "team")).text
    MembershipFactory(team=team, role=Role.OWNER)
    assert nudge not in owner.get(url(team, "team")).text


def test_the_history_tells_it_all_in_words(owner, team, somebody):
    teams.change_role(membership=somebody, role=Role.EDITOR, by=owner.user)
    teams.remove(membership=somebody, by=owner.user)
    page = owner.get(url(team, "history")).text
    assert f"{owner.user} changed the role of {somebody.user} to Editor." in page
    assert f"{owner.user} took {somebody.user} out of the team." in page


def test_an_ended_team_lets_nobody_in(owner, team):
    team.ended_at = team.created_at
    team.save(update_fields=["ended_at"])
    assert owner.get(url(team, "team")).status_code == GONE
    with pytest.raises(teams.TeamEnded):
        teams.leave(team=team, user=owner.user)


def test_queries_do_not_grow_with_the_members(owner, team):
    teams.add(team=team, user=MembershipFactory().user, role=Role.VIEWER)
    few = {name: len(queries_of(owner, url(team, name))) for name in ("team", "history")}
    for _number in range(3):
        teams.add(team=team, user=MembershipFactory().user, role=Role.VIEWER)
    many = {name: len(queries_of(owner, url(team, name))) for name in ("team", "history")}
    assert many == few
