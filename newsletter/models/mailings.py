"""A mailing: the sending of one issue, from the first plan to the last reply."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

EXPIRES_AFTER = timedelta(hours=48)


class MailingQuerySet(models.QuerySet):
    def running(self):
        """Mailings that workers may send for now."""
        return self.filter(state=Mailing.State.SENDING)

    def due(self):
        """Mailings whose planned time has come."""
        return self.filter(state=Mailing.State.SCHEDULED, scheduled_at__lte=Now())


class Mailing(models.Model):
    """How an issue with all its language variants is sent.

    From the freeze on, the deliveries of all states sum up to `audience_count`, at every moment.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        WAITING = "waiting", _("Waits for approval")
        SCHEDULED = "scheduled", _("Planned")
        MISSED = "missed", _("Time missed: waits for a decision")
        SENDING = "sending", _("Being sent")
        PAUSED = "paused", _("Paused")
        FINISHED = "finished", _("Sent")
        CANCELLED = "cancelled", _("Cancelled")

    issue = models.OneToOneField(
        "newsletter.IssuePage", null=True, on_delete=models.SET_NULL, related_name="mailing"
    )
    title = models.CharField(_("subject"), max_length=255)
    kind = models.CharField(_("kind"), max_length=10, default="issue")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    scheduled_at = models.DateTimeField(
        _("planned for"), null=True, blank=True, help_text=_("Empty: as soon as it is released.")
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    content_mark = models.CharField(
        max_length=64,
        blank=True,
        help_text=_("Digest of what was approved; another content has to be approved again."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    frozen_at = models.DateTimeField(_("audience frozen"), null=True, blank=True)
    expires_at = models.DateTimeField(_("given up at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    audience_count = models.PositiveIntegerField(_("audience"), null=True, blank=True)
    pause_reason = models.CharField(_("why it pauses"), max_length=200, blank=True)
    latest_replies = models.CharField(
        max_length=200, blank=True, help_text=_("A letter each: see newsletter/sending/alarms.py.")
    )
    final_counts = models.JSONField(
        _("counts"), null=True, blank=True, help_text=_("By state, once the deliveries are gone.")
    )

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering = ["-created_at"]
        permissions = [("send_mailing", _("Can send newsletters"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(frozen_at__isnull=True, audience_count__isnull=True)
                | models.Q(frozen_at__isnull=False, audience_count__isnull=False),
                name="mailing_frozen_with_its_count",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_frozen(self) -> bool:
        """Say whether it is decided who gets it."""
        return self.frozen_at is not None


class MailingVariant(models.Model):
    """The finished message for one language, or for one selection of a digest.

    `message` is a whole MIME message with CRLF line ends in which only the personal parts are
    missing (newsletter.letters says which, and how they are marked).
    """

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="variants")
    language = models.CharField(max_length=10)
    selection = models.CharField(max_length=64, blank=True, help_text=_("Key of a digest's items."))
    subject = models.CharField(max_length=255)
    message = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mailing", "language", "selection"], name="variant_once_per_mailing"
            )
        ]

    def __str__(self):
        return f"{self.subject} ({self.language})"
