"""The team's answer to “Is this still right?”: one press."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from projects.models import ProjectPage

from ..caring import note_as_right
from ..models import Team, ThreadEvent
from ..rights import Right
from ..timeline import record
from .teams import acting, lock


class NothingLive(Exception):
    """The team has no live page that could be confirmed."""


@transaction.atomic
def confirm_page(*, team: Team, by, now: datetime | None = None) -> None:
    """Note that the team's page is right as it is, in its draft as well as in what is published.

    Raises PermissionDenied, NothingLive, TeamEnded.
    """
    team = lock(team)
    acting(team, by, Right.SUBMIT)
    page = ProjectPage.objects.live().filter(pk=team.project_id).first()
    if page is None:
        raise NothingLive
    note_as_right(page, now or timezone.now())
    team.asked_at, team.times_asked = None, 0
    team.save(update_fields=["asked_at", "times_asked"])
    log(instance=page, action="submissions.confirm", user=by)
    record(kind=ThreadEvent.Kind.PAGE_CONFIRMED, team=team, actor=by)
