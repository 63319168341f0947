"""Deliveries: one row for each person and mailing, whose state says what is certainly known."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .mailings import Mailing, MailingVariant
from .subscribers import Subscriber


class Delivery(models.Model):
    """One message to one person. The rule of the states: docs/decisions/newsletter-sending.md."""

    class State(models.TextChoices):
        READY = "ready", _("Ready")
        LEASED = "leased", _("With a worker")
        HANDOFF = "handoff", _("Being handed over")
        SENT = "sent", _("Delivered to the mail server")
        DEFERRED = "deferred", _("Refused for now, tried again")
        FAILED = "failed", _("Refused for good")
        UNCERTAIN = "uncertain", _("Uncertain")
        SKIPPED = "skipped", _("Left out: consent ended")
        CANCELLED = "cancelled", _("Cancelled")

    OPEN = (State.READY, State.LEASED, State.HANDOFF, State.DEFERRED)

    # A row is written three times: each index it does not need makes sending faster. Those below
    # begin with the mailing; a variant is only ever looked for within its mailing.
    mailing = models.ForeignKey(
        Mailing, on_delete=models.CASCADE, related_name="deliveries", db_index=False
    )
    variant = models.ForeignKey(
        MailingVariant, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    subscriber = models.ForeignKey(
        Subscriber, null=True, on_delete=models.SET_NULL, related_name="deliveries"
    )
    address_hash = models.CharField(max_length=64)
    domain = models.CharField(max_length=255)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READY)
    owner = models.BigIntegerField(
        null=True, help_text=_("Key of the advisory lock that the worker at it holds.")
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    not_before = models.DateTimeField(_("not before"), default=timezone.now)
    code = models.PositiveSmallIntegerField(_("reply code"), null=True)
    reply = models.CharField(_("reply"), max_length=300, blank=True)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(
                fields=["mailing", "subscriber"], name="delivery_once_per_subscriber"
            ),
            models.UniqueConstraint(
                fields=["mailing", "address_hash"], name="delivery_once_per_address"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["leased", "handoff"], owner__isnull=False)
                | (~models.Q(state__in=["leased", "handoff"]) & models.Q(owner__isnull=True)),
                name="delivery_owned_while_at_work",
            ),
        ]
        indexes = [
            models.Index(
                fields=["mailing", "not_before"],
                name="delivery_waiting",
                condition=models.Q(state__in=["ready", "deferred"]),
            ),
            models.Index(
                fields=["owner", "id"],
                name="delivery_owned",
                condition=models.Q(state__in=["leased", "handoff"]),
            ),
        ]

    def __str__(self):
        return f"{self.mailing_id}/{self.pk} ({self.get_state_display()})"
