"""Evidence of consent: who agreed to which words, where and when. No IP address."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .subscribers import Subscriber


class ConsentEvent(models.Model):
    """One thing a subscriber did, or somebody did for them; never changed, erased with them."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Asked for the newsletter")
        CONFIRMED = "confirmed", _("Confirmed the address")
        IMPORTED = "imported", _("Imported with evidence")
        CHANGED = "changed", _("Changed preferences")
        PAUSED = "paused", _("Paused")
        RESUMED = "resumed", _("Ended the pause")
        MOVE_ASKED = "move_asked", _("Asked for another address")
        MOVED = "moved", _("Changed the address")
        LEFT = "left", _("Unsubscribed")

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("what"), max_length=12, choices=Kind)
    happened_at = models.DateTimeField(_("when"), default=timezone.now)
    text_version = models.CharField(
        _("words agreed to"), max_length=20, blank=True, help_text=_("See newsletter/consent.py.")
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    place = models.CharField(_("where"), max_length=200, help_text=_("Form, link or file."))
    detail = models.JSONField(_("detail"), default=dict, blank=True)

    class Meta:
        verbose_name = _("consent event")
        verbose_name_plural = _("consent events")
        ordering = ["happened_at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.happened_at:%Y-%m-%d %H:%M})"


class AddressChange(models.Model):
    """A new address that a subscriber has asked for and not confirmed; deleted after 7 days."""

    subscriber = models.OneToOneField(
        Subscriber, on_delete=models.CASCADE, related_name="address_change"
    )
    new_email = models.EmailField(_("new address"))
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self):
        return self.new_email
