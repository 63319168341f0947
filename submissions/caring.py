"""Care that nobody has to remember: is the page still right, and what when the project ends?

Both are run by the schedule as often as it likes. What a team was asked is kept with the team and
changed in the transaction that tells it, under a lock; so each question is asked once.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from projects.models import ProjectPage
from projects.reports import CONFIRM_EVERY

from .models import Team, ThreadEvent
from .timeline import record

REMIND_EVERY = timedelta(days=14)
TIMES = 3  # the question and two reminders; after another REMIND_EVERY the editors take over
TELL_BEFORE = timedelta(days=90)
LAST_CALL = timedelta(days=30)  # before the grace period is over
NEARING, ENDED, CLOSING = 1, 2, 3  # stages of the end, by the number of times the team was told


def confirmed_at():
    """Give the expression for when a team's page was last confirmed, or else published."""
    return Coalesce("project__last_confirmed_at", "project__last_published_at")


def note_as_right(page: ProjectPage, when: datetime) -> None:
    """Note on a page and on its draft when its team last said that it is right."""
    page.last_confirmed_at = when
    page.save(update_fields=["last_confirmed_at"], clean=False)
    if draft := page.latest_revision:
        draft.content["last_confirmed_at"] = when.isoformat()
        draft.save(update_fields=["content"])


def stale(now: datetime) -> QuerySet[Team]:
    """Give the teams whose live page nobody has confirmed for half a year."""
    teams = Team.objects.active().filter(project__live=True).annotate(right_at=confirmed_at())
    return teams.filter(right_at__lt=now - CONFIRM_EVERY)


def stale_in_vain(now: datetime | None = None) -> QuerySet[Team]:
    """Give the stale teams that were asked and reminded in vain: the editors' turn."""
    now = now or timezone.now()
    return stale(now).filter(times_asked__gte=TIMES, asked_at__lt=now - TIMES * REMIND_EVERY)


def past_grace(today: date | None = None) -> QuerySet[Team]:
    """Give the active teams whose project ended longer ago than the grace period."""
    today = today or timezone.localdate()
    last = today - grace()
    return Team.objects.active().filter(project__end_on__lt=last, created_at__date__lt=last)


def unsettled(today: date | None = None) -> QuerySet[Team]:
    """Give the teams past their grace period that named no steward: the editors' turn."""
    return past_grace(today).filter(steward="")


def grace() -> timedelta:
    """Give how long a team may go on working here after its project has ended."""
    return timedelta(days=settings.SUBMISSIONS_GRACE_DAYS)


def ask_stale() -> int:
    """Ask, and remind, the teams whose page is stale; give how many were asked.

    Those that answered, or whose page was published anew, are taken off the list first.
    """
    now = timezone.now()
    answered = Team.objects.exclude(asked_at=None).annotate(right_at=confirmed_at())
    answered = answered.filter(Q(right_at__gt=F("asked_at")) | Q(project=None))
    Team.objects.filter(pk__in=answered.values("pk")).update(asked_at=None, times_asked=0)
    return _for_each(_due(now), lambda team: _ask(team, now))


def _due(now: datetime) -> QuerySet[Team]:
    """Give the stale teams that were not asked, or long enough ago to be asked again."""
    due = Q(asked_at=None)
    for times in range(1, TIMES):
        due |= Q(times_asked=times, asked_at__lte=now - times * REMIND_EVERY)
    return stale(now).filter(due)


def _ask(team: Team, now: datetime) -> None:
    team.asked_at = team.asked_at or now
    team.times_asked += 1
    team.save(update_fields=["asked_at", "times_asked"])
    data = {"times": team.times_asked}
    record(kind=ThreadEvent.Kind.PAGE_STALE, team=team, data=data)


def tell_of_end() -> int:
    """Tell teams what to settle before and after their project ends; give how many were told."""
    today = timezone.localdate()
    ends = Team.objects.active().exclude(project__end_on=None)
    moved = ends.exclude(ending_on=None).exclude(ending_on=F("project__end_on"))
    Team.objects.filter(pk__in=moved.values("pk")).update(ending_on=None, ending_stage=0)
    return _for_each(_ending(ends, today), lambda team: _tell(team, today))


def stage_of(team: Team, today: date) -> int:
    """Give which stage of its project's end a team is in on a day; 0 while the end is far away.

    Who came when the project had ended already has the whole grace period from that day on.
    """
    if not (team.project and team.project.end_on):
        return 0
    end_on, came_on = team.project.end_on, timezone.localdate(team.created_at)
    begins = [end_on - TELL_BEFORE, end_on, max(end_on, came_on) + grace() - LAST_CALL]
    return sum(today >= day for day in begins)


def closes_on(team: Team) -> date:
    """Give the day on which the grace period of a team whose project has an end is over."""
    return max(team.project.end_on, timezone.localdate(team.created_at)) + grace()


def _ending(ends: QuerySet[Team], today: date) -> QuerySet[Team]:
    """Give the teams that are in a later stage than the one they were told of."""
    last = today - grace() + LAST_CALL
    closing = Q(project__end_on__lte=last, created_at__date__lte=last)
    return ends.filter(
        Q(project__end_on__lte=today + TELL_BEFORE, ending_stage__lt=NEARING)
        | Q(project__end_on__lte=today, ending_stage__lt=ENDED)
        | closing & Q(ending_stage__lt=CLOSING)
    )


def _tell(team: Team, today: date) -> None:
    """Tell of the stage that has begun; of earlier ones nobody needs to hear any more."""
    team.ending_on = team.project.end_on
    team.ending_stage = stage_of(team, today)
    team.ending_told_at = timezone.now()
    team.save(update_fields=["ending_on", "ending_stage", "ending_told_at"])
    data = {"stage": team.ending_stage, "end_on": team.ending_on}
    record(kind=ThreadEvent.Kind.PROJECT_ENDING, team=team, data=data)


def end_settled() -> int:
    """End the teams that are past their grace period and named a steward; give how many.

    They were told a month before. Without a steward nothing happens by itself: `unsettled`.
    """
    told_before = timezone.now() - LAST_CALL
    due = past_grace().exclude(steward="")
    return _for_each(due.filter(ending_stage=CLOSING, ending_told_at__lte=told_before), _end)


def _end(team: Team) -> None:
    team.ended_at = timezone.now()
    team.save(update_fields=["ended_at"])
    team.invitations.unanswered().update(revoked_at=team.ended_at)
    record(kind=ThreadEvent.Kind.TEAM_ENDED, team=team, data={"grace_days": grace().days})


def _for_each(teams: QuerySet[Team], act: Callable[[Team], None]) -> int:
    """Run `act` for each of `teams`, locked, unless it changed meanwhile; give how many.

    Each has a transaction of its own, so that one that fails takes nothing back from the others.
    """
    count = 0
    for pk in list(teams.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            rows = Team.objects.select_for_update(no_key=True, skip_locked=True)
            if not rows.filter(pk=pk).exists():
                continue
            if team := teams.select_related("project").filter(pk=pk).first():
                act(team)
                count += 1
    return count
