"""Everything the newsletter holds about one subscriber, for the subscriber."""

from . import consent
from .models import ConsentEvent, Delivery, Feedback, Subscriber, Suppression

NOT_TOLD = {"id", "subscriber", "delivery"}


def data_of(subscriber: Subscriber) -> dict:
    """Give it all as what JSON is made of; datetimes and dates as they are."""
    change = getattr(subscriber, "address_change", None)
    suppression = Suppression.of(subscriber.email)
    return {
        "subscriber": _fields(subscriber),
        "consent": [_event(event) for event in subscriber.events.all()],
        "asked_for_address": _fields(change) if change else None,
        "suppression": _fields(suppression) if suppression else None,
        "messages": [_delivery(delivery) for delivery in _deliveries(subscriber)],
        "reports": [
            _fields(feedback) for feedback in Feedback.objects.filter(subscriber=subscriber)
        ],
    }


def _fields(record) -> dict:
    """Give the fields of a record, those that no form shows included."""
    return {
        field.name: field.value_from_object(record)
        for field in record._meta.concrete_fields
        if field.name not in NOT_TOLD
    }


def _event(event: ConsentEvent) -> dict:
    text = consent.TEXTS.get(event.text_version)
    return {**_fields(event), "text": str(text) if text else ""}


def _deliveries(subscriber: Subscriber):
    return Delivery.objects.filter(subscriber=subscriber).select_related("mailing").order_by("pk")


def _delivery(delivery: Delivery) -> dict:
    return {
        "issue": delivery.mailing.title,
        "state": delivery.state,
        "changed_at": delivery.changed_at,
        "attempts": delivery.attempts,
        "code": delivery.code,
        "reply": delivery.reply,
        "domain": delivery.domain,
        "address_hash": delivery.address_hash,
    }
