"""Subscribers: confirmation mails from the outbox, and what expires."""

from sparks.core.tasks import recurring


@recurring
def expire() -> None:
    """Delete addresses nobody confirmed within 7 days, and addresses asked for in vain."""
