"""When a recurring job last came to its end: the sign that somebody is at work."""

from datetime import timedelta

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """One row for each recurring job, written when it completes; not shown to visitors."""

    name = models.CharField(max_length=40, unique=True)
    beat_at = models.DateTimeField()

    def __str__(self):
        return self.name

    @classmethod
    def beat(cls, name: str) -> None:
        """Note that the job called `name` has just completed."""
        cls.objects.bulk_create(
            [cls(name=name, beat_at=timezone.now())],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["beat_at"],
        )

    @classmethod
    def age(cls, name: str) -> timedelta | None:
        """Give how long ago the job called `name` completed; None when it never did."""
        beat_at = cls.objects.filter(name=name).values_list("beat_at", flat=True).first()
        return beat_at and timezone.now() - beat_at
