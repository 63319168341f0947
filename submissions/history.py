"""The history of a team, for its members: what happened to it and who did it."""

from django.db.models import QuerySet

from .models import Team, ThreadEvent

Kind = ThreadEvent.Kind
OF_TEAMS = [
    Kind.TEAM_CREATED,
    Kind.INVITED,
    Kind.INVITATION_REVOKED,
    Kind.JOINED,
    Kind.ROLE_CHANGED,
    Kind.LEFT,
    Kind.REMOVED,
    Kind.HANDED_OVER,
    Kind.PAGE_CONFIRMED,
    Kind.PAGE_STALE,
    Kind.PROJECT_ENDING,
    Kind.STEWARD_NAMED,
    Kind.TEAM_ENDED,
]


def history_of(team: Team) -> QuerySet[ThreadEvent]:
    """Give what happened to a team and its members, newest first; not what it wrote."""
    events = ThreadEvent.objects.for_team().filter(team=team, kind__in=OF_TEAMS)
    return events.select_related("actor").order_by("-pk")
