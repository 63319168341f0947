"""When an event that is shown as coming becomes a past one."""

from datetime import datetime

from sparks.core import moments

from .models import EventPage


def connect() -> None:
    """Have the ends of events looked at; called once when the app is ready."""
    moments.register(next_end)


def next_end(after: datetime) -> datetime | None:
    """Give the first moment after `after` at which a live event is over."""
    coming = EventPage.objects.live().with_over_at().filter(over_at__gt=after)
    return coming.order_by("over_at").values_list("over_at", flat=True).first()
