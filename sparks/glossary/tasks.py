"""What the outbox carries out for the glossary."""

from collections import deque

from sparks.core.models import OutboxMessage
from sparks.core.outbox import handler

from .checking import check_all

CHECK = "glossary.check"


@handler(CHECK)
def check(promise: OutboxMessage) -> None:
    """Check all live pages after a term has changed."""
    deque(check_all(), maxlen=0)
