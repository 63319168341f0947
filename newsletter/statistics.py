"""Numbers that need no tracking: from counts a day, subscribers as they are, and deliveries."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from .models import DayCount, Delivery, Mailing, Subscriber

What = DayCount.What
MONTHS = 12
GAINS = (What.CONFIRMED, What.IMPORTED)
LOSSES = (What.LEFT, What.ERASED, What.BOUNCED, What.COMPLAINED)


@dataclass
class Month:
    """What happened in one month (UTC), by DayCount.What."""

    first: date
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def gained(self) -> int:
        return sum(self.counts.get(what, 0) for what in GAINS)

    @property
    def lost(self) -> int:
        return sum(self.counts.get(what, 0) for what in LOSSES)


@dataclass(frozen=True)
class Sent:
    """How one mailing went: deliveries by state."""

    mailing: Mailing
    counts: dict[str, int]


def growth(months: int = MONTHS) -> list[Month]:
    """Give the last months, the running one included, oldest first; one query."""
    firsts = _months_until(timezone.now().date(), months)
    found = {first: Month(first) for first in firsts}
    counted = (
        DayCount.objects.filter(day__gte=firsts[0])
        .values_list(TruncMonth("day"), "what")
        .annotate(Sum("count"))
    )
    for first, what, count in counted:
        if first in found:
            found[first].counts[what] = count
    return list(found.values())


def confirmed_share(months: list[Month]) -> float | None:
    """Give how many of those who signed up confirmed, from 0 to 1; None when nobody signed up.

    Who is still thinking counts as not confirmed; a confirmation may fall into the next month.
    """
    asked = sum(month.counts.get(What.ASKED, 0) for month in months)
    confirmed = sum(month.counts.get(What.CONFIRMED, 0) for month in months)
    return min(1.0, confirmed / asked) if asked else None


def active_by(field: str) -> list[tuple[str, int]]:
    """Give how many are subscribed now for each value of a field, the most first."""
    active = Subscriber.objects.active().order_by()
    return list(active.values_list(field).annotate(count=Count("pk")).order_by("-count", field))


def sent(mailings: list[Mailing]) -> list[Sent]:
    """Give how each of these mailings went; one query for all whose deliveries are still there."""
    there = [mailing.pk for mailing in mailings if mailing.final_counts is None]
    counts = {pk: {} for pk in there}
    rows = Delivery.objects.filter(mailing__in=there).order_by().values_list("mailing", "state")
    for pk, state, count in rows.annotate(Count("pk")):
        counts[pk][state] = count
    return [Sent(each, each.final_counts or counts.get(each.pk, {})) for each in mailings]


def _months_until(day: date, count: int) -> list[date]:
    last = day.year * 12 + day.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(last - count + 1, last + 1)]
