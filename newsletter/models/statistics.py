"""Counts a day: statistics that need no person and no tracking, and outlive erasure."""

from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

COUNT = """
    INSERT INTO {table} (day, what, count) VALUES (%s, %s, %s)
    ON CONFLICT (day, what) DO UPDATE SET count = {table}.count + EXCLUDED.count
"""


class DayCount(models.Model):
    """How often one thing happened on one day (UTC)."""

    class What(models.TextChoices):
        ASKED = "asked", _("Sign-ups")
        CONFIRMED = "confirmed", _("Confirmed")
        EXPIRED = "expired", _("Never confirmed")
        IMPORTED = "imported", _("Imported")
        LEFT = "left", _("Unsubscribed")
        ERASED = "erased", _("Erased")
        BOUNCED = "bounced", _("Address does not exist")
        COMPLAINED = "complained", _("Complained")
        SENT = "sent", _("Messages sent")

    day = models.DateField(_("day"))
    what = models.CharField(_("what"), max_length=12, choices=What)
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "what"], name="day_count_once")]

    def __str__(self):
        return f"{self.day} {self.get_what_display()}: {self.count}"

    @classmethod
    def add(cls, what: str, count: int = 1) -> None:
        """Add to today's count, in the caller's transaction."""
        with connection.cursor() as cursor:
            cursor.execute(
                COUNT.format(table=cls._meta.db_table), [timezone.now().date(), what, count]
            )
