"""Reading a mailbox: one message after another, each committed before the mailbox forgets it."""

import logging
from collections import Counter
from time import monotonic

from django.db import InterfaceError, OperationalError

from .ingest import ingest, is_for_people
from .mailboxes import Mailbox

logger = logging.getLogger(__name__)


def read(box: Mailbox, *, limit: int, seconds: float) -> Counter[str]:
    """Take in at most `limit` messages, beginning none after `seconds`; count their classes.

    Raises what the database raises when it is away; a message that cannot be stored for any other
    reason is left where it is, and does not keep the others waiting.
    """
    counts: Counter[str] = Counter()
    ends_at = monotonic() + seconds
    for number, waiting in enumerate(box.waiting()):
        if number >= limit or monotonic() >= ends_at:
            break
        try:
            classes = ingest(waiting.raw)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("A message could not be taken in and stays in its mailbox")
            counts["failed"] += 1
            continue
        box.done(waiting.name, keep=is_for_people(classes))
        counts.update(classes)
    return counts
