"""How far a mailing has come."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from ..models import Delivery, Mailing


@dataclass(frozen=True)
class Progress:
    """Counts by state, which sum up to `total`; rate and estimate are None when unknown."""

    counts: dict[str, int]
    total: int
    rate_per_minute: float | None = None
    finished_share: float = 0.0
    estimated_end: datetime | None = None


def progress(mailing: Mailing) -> Progress:
    """Count the deliveries of a mailing; one query."""
    counts = mailing.final_counts or dict(
        mailing.deliveries.order_by().values_list("state").annotate(Count("pk"))
    )
    total = sum(counts.values())
    waiting = sum(counts.get(state, 0) for state in Delivery.OPEN)
    share = (total - waiting) / total if total else 0.0
    return Progress(counts=counts, total=total, finished_share=share)
