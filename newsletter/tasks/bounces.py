"""Bounces: the mailbox they come back to."""

import logging

from django.conf import settings

from sparks.core.tasks import recurring

from ..bounces import mailboxes, reading

logger = logging.getLogger(__name__)

# What a worker can do well within CELERY_TASK_SOFT_TIME_LIMIT; the rest waits five minutes.
LIMIT = 500
SECONDS = 20


@recurring
def read_mailbox() -> None:
    """Read what came back since the last time, when a mailbox is configured."""
    if not settings.NEWSLETTER_MAILBOX_URL:
        return
    try:
        with mailboxes.opened(settings.NEWSLETTER_MAILBOX_URL) as box:
            counts = reading.read(box, limit=LIMIT, seconds=SECONDS)
    except mailboxes.TROUBLE as trouble:
        logger.error("The mailbox of bounces cannot be read: %s", type(trouble).__name__)
        return
    if counts:
        logger.info("Bounces: %s", ", ".join(f"{what} {n}" for what, n in counts.most_common()))
