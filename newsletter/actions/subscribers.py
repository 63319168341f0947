"""What happens with subscribers and suppressed addresses."""

from django.db import transaction
from django.utils import timezone

from ..addresses import address_hash
from ..models import ConsentEvent, DayCount, Subscriber, Suppression


@transaction.atomic
def leave(*, subscriber: Subscriber, place: str) -> None:
    """End a subscription."""
    if subscriber.state == Subscriber.State.LEFT:
        return
    subscriber.state, subscriber.left_at = Subscriber.State.LEFT, timezone.now()
    subscriber.save(update_fields=["state", "left_at"])
    subscriber.events.create(kind=ConsentEvent.Kind.LEFT, place=place)
    DayCount.add(DayCount.What.LEFT)


@transaction.atomic
def erase(*, subscriber: Subscriber, place: str, by=None) -> None:
    """Delete a subscriber; only the address's hash stays, suppressed."""
    suppress(email=subscriber.email, reason=Suppression.Reason.ERASED, note="", by=by)
    subscriber.delete()
    DayCount.add(DayCount.What.ERASED)


@transaction.atomic
def suppress(*, email: str, reason: str, note: str = "", by=None) -> Suppression:
    """Never mail an address again."""
    suppression, _new = Suppression.objects.get_or_create(
        address_hash=address_hash(email), defaults={"reason": reason, "note": note}
    )
    return suppression


@transaction.atomic
def lift_suppression(*, suppression: Suppression, by) -> None:
    """Let an address be mailed again."""
    suppression.delete()
