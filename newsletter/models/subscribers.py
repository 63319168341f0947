"""Subscribers: who gets the newsletter, in which language, how often and about what."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..addresses import address_hash, domain_of, normalised
from .suppressions import Suppression


class Rhythm(models.TextChoices):
    """How often somebody wants mail."""

    ISSUES = "issues", _("Each issue")
    WEEKLY = "weekly", _("Weekly digest")
    MONTHLY = "monthly", _("Monthly digest")


class SubscriberQuerySet(models.QuerySet):
    def active(self):
        """Subscribers who confirmed and have not left; some of them may be pausing."""
        return self.filter(state=Subscriber.State.ACTIVE)

    def reachable(self):
        """Subscribers who may be mailed today: active, not pausing, not suppressed."""
        today = timezone.localdate()
        awake = models.Q(paused_until__isnull=True) | models.Q(paused_until__lte=today)
        suppressed = models.Exists(
            Suppression.objects.filter(address_hash=models.OuterRef("address_hash"))
        )
        return self.active().filter(awake).exclude(suppressed)

    def at(self, email: str):
        """The subscriber with this address, however it is typed."""
        return self.filter(email=normalised(email))


class Subscriber(models.Model):
    """Somebody who asked for the newsletter. No name, no account, no password.

    Pillars and topics are kept as slugs, in order, on the row itself: the audience of 500,000 rows
    is frozen by one statement, and those who chose the same share a digest. Empty means all.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting for confirmation")
        ACTIVE = "active", _("Confirmed")
        LEFT = "left", _("Unsubscribed")

    key = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False, help_text=_("Stands in signed links.")
    )
    email = models.EmailField(_("e-mail address"), unique=True)
    address_hash = models.CharField(max_length=64, unique=True, editable=False)
    domain = models.CharField(max_length=255, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING)
    language = models.CharField(_("language"), max_length=10, default="en")
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm, default=Rhythm.ISSUES)
    pillars = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    topics = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    paused_until = models.DateField(_("pauses until"), null=True, blank=True)
    soft_bounces = models.PositiveSmallIntegerField(
        _("temporary failures in a row"), default=0, editable=False
    )
    created_at = models.DateTimeField(_("asked"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["rhythm", "language"],
                name="subscriber_active",
                condition=models.Q(state="active"),
            ),
            models.Index(
                fields=["created_at"],
                name="subscriber_pending",
                condition=models.Q(state="pending"),
            ),
            GinIndex(fields=["topics"], name="subscriber_topics"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=False) | ~models.Q(state="active"),
                name="subscriber_active_was_confirmed",
            ),
            models.CheckConstraint(
                condition=models.Q(left_at__isnull=False) | ~models.Q(state="left"),
                name="subscriber_left_at_a_time",
            ),
        ]

    def __str__(self):
        return self.email

    def save(self, *args, **kwargs):
        """Keep what is derived from the address with it, and the choices in one order."""
        self.fill_derived()
        if kwargs.get("update_fields") and "email" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "address_hash", "domain"}
        super().save(*args, **kwargs)

    def fill_derived(self) -> None:
        """Set what follows from other fields; call it before bulk_create."""
        self.email = normalised(self.email)
        self.address_hash = address_hash(self.email)
        self.domain = domain_of(self.email)
        self.pillars = sorted(set(self.pillars))
        self.topics = sorted(set(self.topics))
