"""Addresses that are never mailed again, each known by its keyed hash only."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..addresses import address_hash


class Suppression(models.Model):
    """One address that must not be mailed, and why. Whoever signs up anew lifts none of them
    but `ERASED`: that one was their own wish, and they have changed their mind."""

    class Reason(models.TextChoices):
        ERASED = "erased", _("Erased at their own wish")
        BOUNCED = "bounced", _("The address does not exist")
        COMPLAINED = "complained", _("Marked a mail as spam")
        MANUAL = "manual", _("Suppressed by an editor")

    address_hash = models.CharField(max_length=64, unique=True, editable=False)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    note = models.CharField(_("note"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.address_hash[:12]}… ({self.get_reason_display()})"

    @classmethod
    def of(cls, email: str) -> "Suppression | None":
        """Give the suppression of an address, if there is one."""
        return cls.objects.filter(address_hash=address_hash(email)).first()
