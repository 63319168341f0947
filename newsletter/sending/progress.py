"""How far a mailing has come."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from ..models import Delivery, Mailing


@dataclass(frozen=True)
class Progress:
    """Counts by state, all states named; `ends_at` is None when unknown."""

    audience: int
    counts: dict[str, int]
    per_minute: int
    ends_at: datetime | None

    @property
    def percent(self) -> int:
        """How far it is."""
        waiting = sum(self.counts[state] for state in Delivery.OPEN)
        return (self.audience - waiting) * 100 // self.audience if self.audience else 100


def progress(mailing: Mailing) -> Progress:
    """Count the deliveries of a mailing; one query."""
    rows = mailing.deliveries.order_by().values_list("state").annotate(Count("pk"))
    found = mailing.final_counts or dict(rows)
    counts = dict.fromkeys(Delivery.State.values, 0) | found
    return Progress(sum(counts.values()), counts, 0, None)
