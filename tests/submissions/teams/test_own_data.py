"""What the room keeps of somebody: handed out, and erased."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from sparks.accounts.rules import needs_second_factor
from submissions import own_data
from submissions.actions import teams
from submissions.models import JoinRequest, Membership, ThreadEvent
from submissions.rights import Role
from tests.factories.joining import JoinRequestFactory
from tests.factories.teams import ContributionFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def test_all_of_it_is_handed_out(team, owner):
    JoinRequestFactory(user=owner.user)
    ContributionFactory(team=team, created_by=owner.user, title="Their text")
    teams.name_steward(team=team, steward="Europol", by=owner.user)
    told = json.dumps(own_data.data_of(owner.user), cls=DjangoJSONEncoder)
    for words in ("Aurora", "Polaris", "Their text", "steward_named"):
        assert words in told


def test_nothing_of_others_is_handed_out(team, owner, viewer):
    JoinRequestFactory(user=owner.user)
    ContributionFactory(team=team, created_by=owner.user, title="Their text")
    told = json.dumps(own_data.data_of(viewer.user), cls=DjangoJSONEncoder)
    assert "Polaris" not in told
    assert "Their text" not in told


def test_only_owners_need_a_second_factor_for_it(owner, team_editor):
    assert own_data.owns_a_team(owner.user)
    assert not own_data.owns_a_team(team_editor.user)
    assert needs_second_factor(owner.user)
    assert not needs_second_factor(team_editor.user)


def test_the_last_owner_hands_over_first(team, owner):
    assert own_data.last_owner(owner.user) == [
        "You are the only owner of the team Aurora. Hand it over first."
    ]
    MembershipFactory(team=team, role=Role.OWNER)
    assert own_data.last_owner(owner.user) == []


def test_erasing_leaves_what_happened_without_the_name(team, owner):
    member = MembershipFactory(team=team, role=Role.VIEWER)
    person = member.user
    JoinRequestFactory(user=person)
    teams.change_role(membership=member, role=Role.EDITOR, by=owner.user)
    teams.leave(team=team, user=person)
    own_data.forget(person)
    events = ThreadEvent.objects.filter(team=team)
    assert events.count() == 2
    assert person.email not in str(list(events.values()))
    assert not JoinRequest.objects.filter(user=person).exists()
    assert not Membership.objects.current().filter(user=person).exists()
    pk, _kept = person.pk, person.delete()
    assert ThreadEvent.objects.get(kind="left").actor is None
    assert ThreadEvent.objects.get(kind="left").data["member"] == pk
