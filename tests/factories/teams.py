"""Teams, their members and what they write."""

import factory
from factory.django import DjangoModelFactory

from submissions.models import Contribution, Membership, Team
from submissions.rights import Role

from .records import UserFactory


class TeamFactory(DjangoModelFactory):
    """A team without a page; give `project` for one that has it."""

    name = factory.Sequence(lambda number: f"Team {number}")

    class Meta:
        model = Team


class MembershipFactory(DjangoModelFactory):
    """Somebody in a team."""

    team = factory.SubFactory(TeamFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.CONTRIBUTOR

    class Meta:
        model = Membership


class ContributionFactory(DjangoModelFactory):
    """A draft of an article."""

    team = factory.SubFactory(TeamFactory)
    kind = Contribution.Kind.CREATE
    page_type = Contribution.PageType.ARTICLE
    title = "A day in Lisbon"
    payload = factory.LazyFunction(lambda: {"title": "A day in Lisbon", "lead": "What was said."})

    class Meta:
        model = Contribution
