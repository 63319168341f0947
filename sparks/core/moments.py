"""When what visitors see next changes by itself: with the day, or when an event is over.

A room that shows the passing of time registers a function that gives its next such moment.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.utils import timezone

from .store import kept

Source = Callable[[datetime], datetime | None]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Have `source` asked: it gives the first moment after the one it is given, or None."""
    if source not in _sources:
        _sources.append(source)


def next_change(after: datetime) -> datetime:
    """Give the first moment after `after` at which some public page says something else.

    Midnight at the latest: dates are compared with the day, in the site's own time zone.
    """
    today = timezone.localdate(after)
    midnight = timezone.make_aware(datetime.combine(today + timedelta(days=1), time.min))
    found = [moment for source in _sources if (moment := source(after))]
    return min([midnight, *found])


def era() -> datetime:
    """Give the moment until which all pages stay as they are, unless somebody changes them.

    An argument for `kept` functions that count what passes with time: after that moment they are
    called with another one, and count again.
    """
    now = timezone.now()
    ends = _ends()
    if not ends or ends[0] <= now:
        ends[:] = [next_change(now)]
    return ends[0]


@kept
def _ends() -> list[datetime]:
    """Hold what `era` gave last in this generation."""
    return []
