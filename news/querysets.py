"""QuerySet words for events and milestones."""

from datetime import timedelta

from django.db import models
from django.db.models import Case, CharField, DateTimeField, ExpressionWrapper, F, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from sparks.taxonomy.pages import SortedQuerySet

# An event whose end nobody wrote down counts as over a day after it started.
OPEN_END = timedelta(days=1)


class EventQuerySet(SortedQuerySet):
    def with_over_at(self):
        """Add `over_at`: the moment from which the event is a past one."""
        open_end = ExpressionWrapper(F("starts_at") + OPEN_END, output_field=DateTimeField())
        return self.annotate(over_at=Coalesce("ends_at", open_end))

    def with_status(self):
        """Add `derived_status`: coming or past."""
        return self.with_over_at().annotate(
            derived_status=Case(
                When(over_at__lte=timezone.now(), then=Value("past")),
                default=Value("coming"),
                output_field=CharField(),
            )
        )

    def coming(self):
        """Events that are not over, the next one first."""
        return self.with_over_at().filter(over_at__gt=timezone.now()).order_by("starts_at")


def over_at(event):
    """Give the moment from which `event` is a past one; the rule of `with_over_at`."""
    return event.ends_at or event.starts_at + OPEN_END


class MilestoneQuerySet(models.QuerySet):
    def coming(self):
        """Milestones whose day, month or year is still to begin."""
        today = timezone.localdate()
        return self.filter(
            models.Q(year__gt=today.year)
            | models.Q(year=today.year, month__gt=today.month)
            | models.Q(year=today.year, month=today.month, day__gt=today.day)
        )
