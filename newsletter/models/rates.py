"""How fast mail may go out, and to whom not now: kept where losing Redis loses nothing."""

from django.db import models
from django.utils import timezone


class Throttle(models.Model):
    """A token bucket: `""` for the whole service, else for one recipient domain.

    `blocked_until` is set by a 421, which speaks for its domain only.
    """

    domain = models.CharField(max_length=255, unique=True)
    tokens = models.FloatField(default=0)
    refilled_at = models.DateTimeField(default=timezone.now)
    blocked_until = models.DateTimeField(null=True)

    def __str__(self):
        return self.domain or "*"
