"""Sending: what is due is frozen and released, workers pump, old rows are reduced to counts."""

from sparks.core.tasks import recurring


@recurring
def tick() -> None:
    """Release what is due and hand out pumps; see newsletter.sending."""


@recurring
def reduce() -> None:
    """Reduce deliveries older than 30 days to counts."""
