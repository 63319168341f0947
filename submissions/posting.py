"""Sending one letter, never twice.

See docs/decisions/notifications.md. The mark that a letter is being handed over is committed on a
connection of its own, for the outbox keeps a transaction open around its handlers. Whoever finds
the mark without knowing how it went does not send: the letter is uncertain.
"""

import logging
from smtplib import SMTPDataError, SMTPResponseException

from django.db import connection
from django.utils import timezone

from sparks.core.emails import message_id
from sparks.core.outbox import GiveUp

from . import emails
from .handover import connection_with
from .hearing import is_editor
from .models import Letter, Notification
from .notifying import key_of

MARK = "UPDATE submissions_letter SET handed_at = now() WHERE id = %s AND handed_at IS NULL"
UNMARK = "UPDATE submissions_letter SET handed_at = NULL WHERE id = %s AND sent_at IS NULL"
PERMANENT = 500  # SMTP codes from here on will not change by trying again

logger = logging.getLogger(__name__)


class AlreadyHandedOver(Exception):
    """Somebody else took the last step meanwhile."""


def post(letter_id: int) -> None:
    """Send a letter, in the transaction that ends its message in the outbox.

    Does nothing for one that was sent, whose reader is gone or may read none of it any more. One
    that may have gone out before becomes uncertain. Raises whatever kept a letter from going out
    for certain, so that it is tried again, and GiveUp where that has no use.
    """
    letter = Letter.objects.select_related("user").filter(pk=letter_id, sent_at=None).first()
    if letter is None or letter.is_uncertain:
        return
    if letter.handed_at:
        _leave_open(letter)
    elif notifications := what_to_tell(letter):
        if _send(letter, notifications):
            _note_sent(letter, notifications)
        else:
            _leave_open(letter)


def what_to_tell(letter: Letter) -> list[Notification]:
    """Give what a letter tells: what its reader may still read."""
    if not letter.user.is_active:
        return []
    mine = letter.notifications.open_to(letter.user, is_editor=is_editor(letter.user))
    events = mine.select_related("event__team", "event__contribution__page").order_by("pk")
    return list(events)


def _send(letter: Letter, notifications: list[Notification]) -> bool:
    """Send it; False when it was handed over and nobody said how that went."""
    handed = []
    try:
        emails.letter(
            letter,
            notifications,
            message_id=message_id(key_of(letter)),
            connection=connection_with(lambda: handed.append(_mark(letter))),
        )
    except Exception as error:
        if not handed:
            raise
        if not _is_answer(error):
            return False
        _commit_apart(UNMARK, letter)
        if isinstance(error, SMTPDataError) and error.smtp_code >= PERMANENT:
            raise GiveUp(str(error)) from error
        raise
    return True


def _note_sent(letter: Letter, notifications: list[Notification]) -> None:
    letter.sent_at = timezone.now()
    letter.save(update_fields=["sent_at"])
    told = Notification.objects.filter(pk__in=[each.pk for each in notifications])
    told.update(mailed_at=letter.sent_at)


def _leave_open(letter: Letter) -> None:
    """Note that nobody knows whether a letter went out; it is not sent again."""
    letter.is_uncertain = True
    letter.save(update_fields=["is_uncertain"])
    logger.warning("Letter %s may have gone out or not; it is not sent again", letter.pk)


def _mark(letter: Letter) -> None:
    if not _commit_apart(MARK, letter):
        raise AlreadyHandedOver


def _commit_apart(statement: str, letter: Letter) -> int:
    """Run a statement about a letter and have it on disk, whatever becomes of this transaction."""
    apart = connection.copy()
    try:
        with apart.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO on")
            cursor.execute(statement, [letter.pk])
            return cursor.rowcount
    finally:
        apart.close()


def _is_answer(error: Exception) -> bool:
    """Tell whether the server, or a provider, said itself that it did not take the mail."""
    return isinstance(error, SMTPResponseException) or bool(getattr(error, "status_code", None))
