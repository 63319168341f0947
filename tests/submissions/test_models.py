"""What the records of the room guarantee by themselves."""

import pytest
from django.db import IntegrityError, transaction

from submissions.models import Contribution, ContributionVersion, Membership, ThreadEvent
from submissions.models.contributions import State
from submissions.rights import Right, Role, roles_with
from tests.factories.teams import ContributionFactory, MembershipFactory, TeamFactory

pytestmark = pytest.mark.django_db


def test_rights_grow_with_the_role():
    assert roles_with(Right.VIEW) == [Role.VIEWER, Role.CONTRIBUTOR, Role.EDITOR, Role.OWNER]
    assert roles_with(Right.WRITE) == [Role.CONTRIBUTOR, Role.EDITOR, Role.OWNER]
    assert roles_with(Right.SUBMIT) == [Role.EDITOR, Role.OWNER]
    assert roles_with(Right.MANAGE) == [Role.OWNER]


def test_one_membership_at_a_time():
    first = MembershipFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(team=first.team, user=first.user)
    assert Membership.objects.count() == 1


def test_a_new_text_is_a_draft_and_an_outcome_says_more():
    text = ContributionFactory()
    assert text.state == State.DRAFT
    text.outcome = Contribution.Outcome.WITHDRAWN
    text.save(update_fields=["outcome"])
    assert text.state == State.WITHDRAWN


def test_versions_and_events_are_written_once():
    text = ContributionFactory()
    version = ContributionVersion.objects.create(contribution=text, number=1, payload=text.payload)
    event = ThreadEvent.objects.create(team=TeamFactory(), kind=ThreadEvent.Kind.TEAM_CREATED)
    assert len(version.digest) == 64
    for record in (version, event):
        with pytest.raises(TypeError):
            record.save()
