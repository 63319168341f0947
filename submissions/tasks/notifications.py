"""Telling people what happened: from the outbox, and once a day or a week."""

from sparks.core.models import OutboxMessage
from sparks.core.outbox import handler
from sparks.core.tasks import recurring

from .. import notifying, posting
from ..models import NotificationPreference, ThreadEvent
from ..timeline import NOTIFY

Pace = NotificationPreference.Pace


@handler(NOTIFY)
def notify(message: OutboxMessage) -> None:
    """Make the notifications of an event, unless it is gone with its text."""
    events = ThreadEvent.objects.select_related("contribution", "team")
    event = events.filter(pk=message.payload["event"]).first()
    if event is not None:
        notifying.spread(event)


@handler(notifying.MAIL)
def mail(message: OutboxMessage) -> None:
    """Send one letter."""
    posting.post(message.payload["letter"])


@recurring
def write_daily() -> None:
    """Promise the digests of those who read once a day."""
    notifying.write_digests(Pace.DAILY)


@recurring
def write_weekly() -> None:
    """Promise the digests of those who read once a week."""
    notifying.write_digests(Pace.WEEKLY)
