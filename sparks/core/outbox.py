"""Carrying out what stands in the outbox.

What is guaranteed: a message that was committed is carried out *at least once*, or ends as a dead
letter that administrators see. Whatever a handler does in PostgreSQL happens exactly once, because
it is committed together with the message's end. What leaves the house does not: a worker that is
killed after a mail was accepted and before the commit sends it again. Such a mail carries the same
Message-ID (made from the dedupe key), by which receiving systems recognise the second copy.

A room registers what it can do, and gives the message's kind to `actions.enqueue`:

    @handler("contact.acknowledge")
    def acknowledge(message: OutboxMessage) -> None: ...
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from .models import OutboxMessage

# How long to wait after the first, second ... failed attempt; after the last one, the attempt that
# follows is final. Also how long a worker that began has the message for itself, so the shortest
# must exceed CELERY_TASK_TIME_LIMIT.
DELAYS = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
]
MAX_ATTEMPTS = len(DELAYS) + 1
ERROR_LENGTH = 1000
LOST = "The worker ended before it could say how the attempt went."

Handler = Callable[[OutboxMessage], None]

logger = logging.getLogger(__name__)
_handlers: dict[str, Handler] = {}


class GiveUp(Exception):
    """Raised by a handler when no later attempt can succeed."""


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the decorated function for messages of `kind`; one function for each kind."""

    def register(function: Handler) -> Handler:
        if kind in _handlers and _handlers[kind] is not function:
            raise ValueError(f"Two handlers for {kind!r}.")
        _handlers[kind] = function
        return function

    return register


def deliver(message_id: int) -> bool:
    """Carry out one message if it is due and nobody else is at it; say whether it was done.

    Safe to call any number of times. The attempt is counted before it begins, in a transaction of
    its own: a handler that takes the worker down with it must not be tried for ever.
    """
    attempt = _begin(message_id)
    if attempt is None:
        return False
    try:
        return _attempt(message_id, attempt)
    except Exception as error:
        _fail(message_id, attempt, error)
        return False


@transaction.atomic
def _begin(message_id: int) -> int | None:
    """Count an attempt and give its number; None when there is nothing to do."""
    due = OutboxMessage.objects.due().select_for_update(skip_locked=True)
    message = due.filter(pk=message_id).first()
    if message is None:
        return None
    if message.attempts >= MAX_ATTEMPTS:
        message.bury(message.last_error)
        logger.error("Outbox message %s (%s) given up", message.pk, message.kind)
        return None
    message.attempts += 1
    message.next_at = timezone.now() + DELAYS[min(message.attempts, len(DELAYS)) - 1]
    message.last_error = LOST
    message.save(update_fields=["attempts", "next_at", "last_error"])
    return message.attempts


@transaction.atomic
def _attempt(message_id: int, attempt: int) -> bool:
    """Run the handler and note its success in the same transaction, the row locked meanwhile."""
    message = _locked(message_id, attempt)
    if message is None:
        return False
    if message.kind not in _handlers:
        raise LookupError(f"Nobody handles {message.kind!r}.")
    _handlers[message.kind](message)
    message.state = OutboxMessage.State.DONE
    message.finished_at = timezone.now()
    message.last_error = ""
    message.save(update_fields=["state", "finished_at", "last_error"])
    logger.info("Outbox message %s (%s) done", message.pk, message.kind)
    return True


@transaction.atomic
def _fail(message_id: int, attempt: int, error: Exception) -> None:
    """Note why the attempt failed; after the last one, or when told so, give the message up."""
    message = _locked(message_id, attempt)
    if message is None:
        return
    text = f"{type(error).__name__}: {error}"[:ERROR_LENGTH]
    if isinstance(error, GiveUp) or attempt >= MAX_ATTEMPTS:
        message.bury(text)
        logger.error("Outbox message %s (%s) given up", message.pk, message.kind)
        return
    message.last_error = text
    message.save(update_fields=["last_error"])
    logger.warning(
        "Outbox message %s (%s): attempt %s failed with %s",
        message.pk,
        message.kind,
        attempt,
        type(error).__name__,
    )


def _locked(message_id: int, attempt: int) -> OutboxMessage | None:
    """Give the message, locked, while this attempt is still its newest one."""
    waiting = OutboxMessage.objects.waiting().select_for_update(skip_locked=True)
    return waiting.filter(pk=message_id, attempts=attempt).first()
