"""What the record of follow-ups tells: who was last heard from when, and the states over time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from .models.changes import FollowUpChange
from .states import ACTIVE, Period, day_of, periods

FRESH = timedelta(days=365)  # as long is somebody believed who was heard from


@dataclass(frozen=True)
class Record:
    """The record of one recommendation. changes: all of them, the first one first."""

    changes: list
    first_shown: date | None

    @property
    def newest_first(self) -> list:
        """Give the changes, the last one first."""
        return self.changes[::-1]

    @property
    def periods(self) -> list[Period]:
        """Give the states over time, the first one first."""
        return periods(self.changes, self.first_shown)

    @property
    def begun(self) -> dict:
        """Give the day on which each follow-up was first listed, by its key."""
        return {change.follow_up: change.recorded_on for change in reversed(self.changes)}

    def mark_stale(self, follow_ups: Iterable) -> None:
        """Set `stale_since` on each follow-up: when its word was last fresh; None while it is."""
        begun, limit = self.begun, timezone.localdate() - FRESH
        for each in follow_ups:
            heard = each.confirmed_on or begun.get(each.translation_key)
            is_stale = each.status in ACTIVE and heard and heard < limit
            each.stale_since = heard if is_stale else None


def record_of(page) -> Record:
    """Fetch the record of a recommendation (one query); a page that is not stored has none."""
    return records_of([page])[page.pk] if page.pk else Record([], None)


def records_of(pages: list) -> dict[int, Record]:
    """Fetch the records of stored recommendations, by their keys (one query)."""
    found = FollowUpChange.objects.filter(recommendation__in=[page.pk for page in pages])
    changes = defaultdict(list)
    for change in found.select_related("project", "organisation"):
        changes[change.recommendation_id].append(change)
    return {page.pk: Record(changes[page.pk], day_of(page.first_published_at)) for page in pages}
