"""What mail servers and providers report about messages that were sent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .deliveries import Delivery
from .subscribers import Subscriber


class Feedback(models.Model):
    """One bounce or complaint; the same report twice is stored once (`fingerprint`)."""

    class Kind(models.TextChoices):
        HARD = "hard", _("Address does not exist")
        SOFT = "soft", _("Temporary failure")
        POLICY = "policy", _("Refused by policy")
        COMPLAINT = "complaint", _("Marked as spam")
        DELAYED = "delayed", _("Delayed, not a failure")
        AUTO_REPLY = "auto_reply", _("Automatic reply")
        UNKNOWN = "unknown", _("Not understood")

    fingerprint = models.CharField(max_length=64, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    subscriber = models.ForeignKey(
        Subscriber, null=True, on_delete=models.CASCADE, related_name="feedback"
    )
    delivery = models.ForeignKey(
        Delivery, null=True, on_delete=models.SET_NULL, related_name="feedback"
    )
    source = models.CharField(_("source"), max_length=20, help_text=_("mailbox, webhook, smtp"))
    status = models.CharField(_("status"), max_length=12, blank=True, help_text=_("As 5.1.1"))
    diagnostic = models.CharField(_("what the server said"), max_length=300, blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-received_at"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.status}".strip()
