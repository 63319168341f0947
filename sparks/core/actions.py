"""Verbs of the core: putting work into the outbox, and letting a dead letter start over."""

import logging
from functools import partial

from django.db import transaction
from kombu.exceptions import OperationalError

from . import tasks
from .models import OutboxMessage

logger = logging.getLogger(__name__)


def enqueue(*, kind: str, dedupe_key: str, payload: dict | None = None) -> OutboxMessage:
    """Promise that the handler of `kind` is run with `payload` once this transaction is committed.

    A second call with the same `dedupe_key` changes nothing and gives the first message.
    Payloads hold ids, not words or addresses. Raises RuntimeError outside of a transaction,
    where the promise could be kept without its cause, or the cause without its promise.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("enqueue() belongs into the transaction of its cause.")
    message, is_new = OutboxMessage.promise(kind=kind, dedupe_key=dedupe_key, payload=payload or {})
    if is_new:
        transaction.on_commit(partial(wake, message.pk, message.kind), robust=True)
    return message


@transaction.atomic
def retry(*, message: OutboxMessage) -> None:
    """Let a message that was given up start over; raises ValueError for any other."""
    message = OutboxMessage.objects.select_for_update().get(pk=message.pk)
    if message.state != OutboxMessage.State.DEAD:
        raise ValueError("Only what was given up can be tried again.")
    message.revive()
    transaction.on_commit(partial(wake, message.pk, message.kind), robust=True)


def wake(message_id: int, kind: str) -> None:
    """Tell a worker at once; without a broker, the sweeper finds the message later."""
    try:
        tasks.hand_out(message_id, kind)
    except OperationalError:
        logger.warning("No broker: outbox message %s waits for the sweeper", message_id)
