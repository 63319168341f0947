"""Ending a subscription and closing an address for good: used by people's doors and by bounces.

Both belong into the transaction of their cause.
"""

from django.utils import timezone

from .addresses import address_hash
from .models import AddressChange, ConsentEvent, DayCount, Subscriber, Suppression


def suppress_address(
    *, reason: str, email: str = "", hashed: str = "", note: str = ""
) -> tuple[Suppression, bool]:
    """Never mail an address again, known by itself or by its keyed hash.

    Gives the suppression, and whether it is news. The first reason stays, except that any other
    takes the place of "erased", which signing up anew would lift.
    """
    found, is_new = Suppression.objects.select_for_update().get_or_create(
        address_hash=hashed or address_hash(email), defaults={"reason": reason, "note": note}
    )
    if found.reason == Suppression.Reason.ERASED != reason:
        found.reason, found.note, is_new = reason, note, True
        found.save(update_fields=["reason", "note"])
    return found, is_new


def end_subscription(
    subscriber: Subscriber, *, place: str, what: str | None = DayCount.What.LEFT
) -> bool:
    """Let a subscriber, locked by the caller, leave; give False when they had left before.

    what: under which of the day's counts an active subscriber's end is counted, if under any.
    """
    if subscriber.state == Subscriber.State.LEFT:
        return False
    if what and subscriber.state == Subscriber.State.ACTIVE:
        DayCount.add(what)
    subscriber.state = Subscriber.State.LEFT
    subscriber.left_at = timezone.now()
    subscriber.paused_until = None
    subscriber.save(update_fields=["state", "left_at", "paused_until"])
    AddressChange.objects.filter(subscriber=subscriber).delete()
    subscriber.events.create(kind=ConsentEvent.Kind.LEFT, language=subscriber.language, place=place)
    return True
