"""When what visitors see next changes by itself: with the day, or when an event is over.

A room that shows the passing of time registers a function that gives its next such moment.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.utils import timezone

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
