"""What the outbox carries out for the contact page."""

from sparks.core.emails import message_id
from sparks.core.models import OutboxMessage
from sparks.core.outbox import handler

from . import emails
from .models import ContactMessage

ACKNOWLEDGE = "contact.acknowledge"
NOTIFY = "contact.notify"


@handler(ACKNOWLEDGE)
def acknowledge(promise: OutboxMessage) -> None:
    """Tell a visitor that the message arrived."""
    emails.acknowledgement(_message(promise), message_id(promise.dedupe_key))


@handler(NOTIFY)
def notify(promise: OutboxMessage) -> None:
    """Tell whoever reads a subject that there is something to read."""
    emails.notification(_message(promise), message_id(promise.dedupe_key))


def _message(promise: OutboxMessage) -> ContactMessage:
    return ContactMessage.objects.select_related("subject").get(pk=promise.payload["message"])
