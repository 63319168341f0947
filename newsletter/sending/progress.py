"""How far a mailing is, for the admin and for `manage.py newsletter_status`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from ..models import Delivery, Mailing

State = Delivery.State
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Progress:
    """Counts by state, all states named. `per_minute`: messages accepted in the last minute."""

    audience: int
    counts: dict[str, int]
    per_minute: int
    ends_at: datetime | None  # an estimate; None when nothing moves or nothing is left

    @property
    def open(self) -> int:
        """How many are neither accepted nor given up."""
        return sum(self.counts[state] for state in Delivery.OPEN)

    @property
    def done(self) -> int:
        """How many are."""
        return self.audience - self.open

    @property
    def percent(self) -> int:
        """How far it is; 100 only when nothing is left."""
        return self.done * 100 // self.audience if self.audience else 100

    @property
    def is_sound(self) -> bool:
        """Say whether the states sum up to the audience, as they always must."""
        return sum(self.counts.values()) == self.audience


def progress(mailing: Mailing) -> Progress:
    """Give how far a mailing is: one query, or none when its deliveries were reduced to counts."""
    counts = dict.fromkeys(State.values, 0)
    if mailing.final_counts is not None:
        counts |= mailing.final_counts
        return Progress(sum(counts.values()), counts, 0, None)
    now = timezone.now()
    recent = Count("pk", filter=Q(changed_at__gt=now - MINUTE))
    rows = mailing.deliveries.order_by().values_list("state")
    rows = rows.annotate(count=Count("pk"), lately=recent)
    found = {state: (count, lately) for state, count, lately in rows}
    counts |= {state: count for state, (count, _lately) in found.items()}
    per_minute = found.get(State.SENT, (0, 0))[1]
    shown = Progress(mailing.audience_count or 0, counts, per_minute, None)
    if not (per_minute and shown.open and mailing.state == Mailing.State.SENDING):
        return shown
    return Progress(shown.audience, counts, per_minute, now + MINUTE * (shown.open / per_minute))
