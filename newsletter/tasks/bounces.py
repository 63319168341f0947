"""Bounces: the mailbox they come back to."""

from sparks.core.tasks import recurring


@recurring
def read_mailbox() -> None:
    """Read what came back since the last time, when a mailbox is configured."""
