"""Taking in one message: understood, stored and acted upon in one transaction, or not at all."""

from uuid import UUID

from django.db import transaction

from ..models import Feedback, Subscriber
from ..suppressing import end_subscription
from . import messages, rules
from .linking import reports_of
from .understanding import understand

UNSUBSCRIBED = "unsubscribed"
PLACE = "mail to the unsubscribe address"


@transaction.atomic
def ingest(raw: bytes, envelope_to: str = "") -> list[str]:
    """Take in a message; give its classes: of Feedback.Kind, or UNSUBSCRIBED.

    The same message again changes nothing. Raises only what the database raises.
    """
    message = messages.parse(raw)
    understood = understand(message, envelope_to)
    if understood.leaving:
        _unsubscribe(understood.leaving)
        return [UNSUBSCRIBED]
    reports = reports_of(understood, message, raw)
    for report in reports:
        rules.apply(report)
    return [report.kind.value for report in reports]


def is_for_people(classes: list[str]) -> bool:
    """Say whether a message should stay in its mailbox, since only people can understand it."""
    return Feedback.Kind.UNKNOWN in classes


def _unsubscribe(key: UUID) -> None:
    subscriber = Subscriber.objects.select_for_update().filter(key=key).first()
    if subscriber:
        end_subscription(subscriber, place=PLACE)
