"""What a mail provider reports by itself, through django-anymail.

Only the address of the provider in use exists. Anymail checks the provider's signature or our
secret before anything of an event is believed, which is why an address in it is evidence enough.
"""

from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason, tracking
from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.urls import URLPattern

from ..addresses import address_hash
from ..models import Delivery, Feedback, Subscriber
from ..suppressing import end_subscription
from . import codes, rules

Kind = Feedback.Kind

METADATA = "delivery"  # under this name newsletter.transports.anymail gives a delivery's number
PLACE = "unsubscribed with the mail provider"

_PLAIN = {
    EventType.COMPLAINED: Kind.COMPLAINT,
    EventType.DEFERRED: Kind.DELAYED,
    EventType.AUTORESPONDED: Kind.AUTO_REPLY,
}
_REFUSED = {
    RejectReason.INVALID: Kind.HARD,
    RejectReason.SPAM: Kind.COMPLAINT,
    RejectReason.BOUNCED: Kind.SOFT,  # the provider remembers a bounce; we judge by our own
    RejectReason.TIMED_OUT: Kind.SOFT,
}


def addresses() -> list[URLPattern]:
    """Give the address to which the configured provider reports; none without one."""
    if not settings.ANYMAIL_PROVIDER:
        return []
    from anymail import urls  # loads every provider's code, which only this site needs

    name = f"{settings.ANYMAIL_PROVIDER}_tracking_webhook"
    return [pattern for pattern in urls.urlpatterns if pattern.name == name]


@receiver(tracking)
@transaction.atomic
def receive(sender: Any, event: AnymailTrackingEvent, esp_name: str, **_kwargs) -> None:
    """Do what an event asks for; opened and clicked, which we do not track, ask for nothing."""
    delivery_id = _delivery_id(event)
    if event.event_type == EventType.DELIVERED:
        rules.delivered([found.pk for found in _subscribers(event, delivery_id)])
    elif _is_unsubscribe(event):
        for subscriber in _subscribers(event, delivery_id).select_for_update():
            end_subscription(subscriber, place=PLACE)
    elif report := _report(event, esp_name, delivery_id):
        rules.apply(report)


def _is_unsubscribe(event: AnymailTrackingEvent) -> bool:
    return event.event_type == EventType.UNSUBSCRIBED or (
        event.event_type == EventType.REJECTED and event.reject_reason == RejectReason.UNSUBSCRIBED
    )


def _report(
    event: AnymailTrackingEvent, esp_name: str, delivery_id: int | None
) -> rules.Report | None:
    said = " ".join(filter(None, [event.mta_response, event.description]))
    if event.event_type in (EventType.BOUNCED, EventType.REJECTED):
        kind, status = _verdict(event, said)
    elif event.event_type in _PLAIN:
        kind, status = _PLAIN[event.event_type], ""
    else:
        return None
    return rules.Report(
        kind=kind,
        source="webhook",
        fingerprint=_fingerprint(event, esp_name),
        delivery_id=delivery_id,
        email=event.recipient or "",
        status=status,
        diagnostic=said,
    )


def _verdict(event: AnymailTrackingEvent, said: str) -> codes.Verdict:
    """Give the class of a bounce: by what the server said, else by what the provider calls it."""
    called = str(event.esp_event.get("Type") or event.esp_event.get("event") or "").lower()
    if "hard" in called:
        default = Kind.HARD
    elif event.event_type == EventType.REJECTED or event.reject_reason == RejectReason.INVALID:
        default = _REFUSED.get(event.reject_reason, Kind.POLICY)
    else:
        default = Kind.SOFT
    verdict = codes.judge(event.mta_response or "", default=default)
    if "soft" in called and verdict.kind == Kind.HARD:
        return codes.Verdict(Kind.SOFT, verdict.status)
    return verdict


def _delivery_id(event: AnymailTrackingEvent) -> int | None:
    number = str((event.metadata or {}).get(METADATA, ""))
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None


def _subscribers(event: AnymailTrackingEvent, delivery_id: int | None):
    """Give the subscriber at the address that the event is about, if there is one."""
    delivery = Delivery.objects.filter(pk=delivery_id).first()
    hashed = delivery.address_hash if delivery else address_hash(event.recipient or "")
    return Subscriber.objects.filter(address_hash=hashed)


def _fingerprint(event: AnymailTrackingEvent, esp_name: str) -> str:
    """Give what an event has in common with its repetitions, each of which may be signed anew."""
    when = event.timestamp.isoformat() if event.timestamp else event.event_id
    return rules.fingerprint(
        "webhook", esp_name, event.event_type, event.message_id, event.recipient, when
    )
