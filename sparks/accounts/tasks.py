"""What the outbox carries out for accounts: mails whose content is encrypted there."""

import json
from datetime import timedelta

from django.utils import timezone

from sparks.core.emails import message_id
from sparks.core.models import OutboxMessage
from sparks.core.outbox import GiveUp, handler

from . import emails, sealing

SEND = "account.send"
# A code that comes later than it works would only confuse.
WORTH_SENDING = {"account_code": timedelta(minutes=15)}


@handler(SEND)
def send(promise: OutboxMessage) -> None:
    """Send a mail, and forget what was in it."""
    if not (sealed := promise.payload.get("sealed")):
        raise GiveUp("There is nothing left to send.")
    try:
        content = json.loads(sealing.unseal(sealed))
    except sealing.Unreadable as error:
        raise GiveUp(str(error)) from error
    limit = WORTH_SENDING.get(content["name"])
    if not limit or timezone.now() - promise.created_at < limit:
        emails.account(message_id=message_id(promise.dedupe_key), **content)
    promise.payload = {}
    promise.save(update_fields=["payload"])
