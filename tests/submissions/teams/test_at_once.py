"""Owners who act in the same moment: one always stays."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from submissions.actions import teams
from submissions.models import Membership
from submissions.rights import Role
from tests.factories.records import UserFactory
from tests.factories.teams import MembershipFactory, TeamFactory

ROUNDS = 8


def at_once(acts) -> list[str]:
    """Run all of `acts` in the same moment; give the name of what each raised, or ""."""
    start = Barrier(len(acts))

    def run(act) -> str:
        start.wait()
        try:
            act()
        except Exception as error:
            return type(error).__name__
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def owners(team) -> int:
    return Membership.objects.current().owners().filter(team=team).count()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_owners_leave_at_once():
    for _round in range(ROUNDS):
        team = TeamFactory()
        people = [MembershipFactory(team=team, role=Role.OWNER).user for _n in range(2)]
        acts = [lambda who=who, team=team: teams.leave(team=team, user=who) for who in people]
        assert at_once(acts) == ["", "LastOwner"]
        assert owners(team) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_owners_remove_each_other_at_once():
    for _round in range(ROUNDS):
        team = TeamFactory()
        one, two = (MembershipFactory(team=team, role=Role.OWNER) for _n in range(2))
        acts = [
            lambda one=one, two=two: teams.remove(membership=one, by=two.user),
            lambda one=one, two=two: teams.remove(membership=two, by=one.user),
        ]
        assert at_once(acts) == ["", "PermissionDenied"]
        assert owners(team) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_somebody_is_let_in_once():
    team, user = TeamFactory(), UserFactory()
    acts = [lambda: teams.add(team=team, user=user, role=Role.VIEWER)] * 4
    assert at_once(acts) == ["", "AlreadyMember", "AlreadyMember", "AlreadyMember"]
    assert Membership.objects.filter(team=team).count() == 1
