"""The state of a recommendation: the one rule by which it follows from what is done about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, zip_longest

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """How far one follow-up is."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class State(models.TextChoices):
    """How far a recommendation is."""

    NO_ACTION = "no_action", _("No known action")
    IN_PROGRESS = "in_progress", _("In progress")
    DELIVERED = "delivered", _("Delivered")


ACTIVE = (Status.PLANNED, Status.UNDER_WAY)


def state_of(statuses: Iterable[str]) -> State:
    """Derive the state of a recommendation from the statuses of its follow-ups."""
    statuses = set(statuses)
    if Status.DONE in statuses:
        return State.DELIVERED
    return State.IN_PROGRESS if statuses.intersection(ACTIVE) else State.NO_ACTION


@dataclass(frozen=True)
class Period:
    """How long a recommendation was in one state, as far as this site knew.

    until: the day on which the next state began; None for the state of today.
    is_older: it had begun already when the record begins, nobody knows when.
    """

    state: State
    since: date
    until: date | None = None
    is_older: bool = False


def periods(changes: Iterable, first_shown: date | None) -> list[Period]:
    """Give the states over time, the first one first, from all changes in their order.

    first_shown: when the recommendation came onto the site; from then on until the first change
    nothing was known. Within a day the last state counts.
    """
    found = _turns(changes, first_shown)
    return [
        replace(each, until=after and after.since) for each, after in zip_longest(found, found[1:])
    ]


def day_of(moment) -> date | None:
    """Give the day of a moment in the site's time zone."""
    return moment and timezone.localdate(moment)


def _turns(changes: Iterable, first_shown: date | None) -> list[Period]:
    """Give each state with the day it began."""
    found: list[Period] = []
    statuses: dict = {}
    for day, some in _by_day(changes):
        some = list(some)
        was_there = any(each.is_found for each in some)
        if not found and not was_there and first_shown and first_shown < day:
            found.append(Period(State.NO_ACTION, first_shown))
        statuses |= {each.follow_up: each.status for each in some}
        state = state_of(statuses.values())
        if not found or found[-1].state != state:
            found.append(Period(state, day, is_older=was_there and not found))
    if not found and first_shown:
        found.append(Period(State.NO_ACTION, first_shown))
    return found


def _by_day(changes: Iterable) -> Iterator:
    return groupby(changes, key=lambda each: day_of(each.recorded_at))
