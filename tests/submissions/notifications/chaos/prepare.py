"""Fills an empty database with teams to which things happen; prints how many must hear of them."""

import sys

import django
from django.core.management import call_command


def main(teams: int, members: int, events: int) -> None:
    """Make teams of owners, a text each, and events that every one of the owners hears of."""
    from django.db import transaction

    from submissions.rights import Role
    from submissions.timeline import record
    from tests.factories.teams import ContributionFactory, MembershipFactory, TeamFactory

    for _n in range(teams):
        team = TeamFactory()
        for _m in range(members):
            MembershipFactory(team=team, role=Role.OWNER)
        text = ContributionFactory(team=team)
        for _e in range(events):
            with transaction.atomic():
                record(kind="changes_requested", contribution=text, by_editors=True, text="Why?")
    print(teams * members * events)


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    main(*map(int, sys.argv[1:]))
