"""Asks for the newsletter: which of them can still be confirmed.

The link in a confirmation mail is the subscriber's own signed link. What makes it able to confirm
is an open ask: made within seven days, and not before the subscriber left.
"""

from datetime import timedelta

from django.utils import timezone

from .models import ConsentEvent, Subscriber

CONFIRM_WITHIN = timedelta(days=7)


def open_ask(subscriber: Subscriber) -> ConsentEvent | None:
    """Give the newest ask that its button would confirm, or None."""
    asks = subscriber.events.filter(
        kind=ConsentEvent.Kind.ASKED, happened_at__gt=timezone.now() - CONFIRM_WITHIN
    )
    if subscriber.left_at:
        asks = asks.filter(happened_at__gt=subscriber.left_at)
    return asks.order_by("-happened_at", "-pk").first()


def is_open_change(change) -> bool:
    """Say whether a change of address (AddressChange or None) can still be confirmed."""
    return bool(change) and change.created_at > timezone.now() - CONFIRM_WITHIN
