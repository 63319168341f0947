"""Rate limits kept in PostgreSQL, so that losing Redis opens nothing."""

from django.db import models


class RateCount(models.Model):
    """How often one key did one thing in one window of time.

    The key is a keyed hash (see `sparks.core.limits`); no address is stored.
    """

    scope = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    window_starts_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "key", "window_starts_at"], name="rate_count_once_per_window"
            )
        ]

    def __str__(self):
        return f"{self.scope}: {self.count}"
