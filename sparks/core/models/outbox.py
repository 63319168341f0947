"""Work that must happen, written in the same transaction as its cause."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutboxQuerySet(models.QuerySet):
    def waiting(self):
        """Messages that are neither done nor given up."""
        return self.filter(state=OutboxMessage.State.WAITING)

    def due(self):
        """Messages whose time has come."""
        return self.waiting().filter(next_at__lte=timezone.now())

    def dead(self):
        """Messages that were given up and wait for an administrator."""
        return self.filter(state=OutboxMessage.State.DEAD)


class OutboxMessage(models.Model):
    """One thing to be done once: a handler's name and what it needs to know."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        DEAD = "dead", _("Given up")

    kind = models.CharField(_("kind"), max_length=80)
    payload = models.JSONField(_("payload"), default=dict)
    dedupe_key = models.CharField(
        _("dedupe key"),
        max_length=200,
        unique=True,
        help_text=_("A second message with the same key is not added."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    last_error = models.TextField(_("last error"), blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbox message")
        verbose_name_plural = _("outbox messages")
        ordering = ["next_at", "id"]
        indexes = [
            models.Index(
                fields=["next_at"], name="outbox_waiting", condition=models.Q(state="waiting")
            )
        ]

    def __str__(self):
        return f"{self.kind} ({self.get_state_display()})"

    @classmethod
    def promise(cls, *, kind: str, dedupe_key: str, payload: dict) -> tuple["OutboxMessage", bool]:
        """Write a message in the caller's transaction; give it, and whether it is new.

        For tasks, which wake nobody: the sweeper finds it. Actions call `actions.enqueue`.
        """
        return cls.objects.get_or_create(
            dedupe_key=dedupe_key, defaults={"kind": kind, "payload": payload}
        )

    def bury(self, reason: str) -> None:
        """Give the message up: nobody tries again until an administrator says so."""
        self.state = self.State.DEAD
        self.finished_at = timezone.now()
        self.last_error = reason
        self.save(update_fields=["state", "finished_at", "last_error"])

    def revive(self) -> None:
        """Let a message that was given up start over, as if it were new."""
        self.state = self.State.WAITING
        self.attempts = 0
        self.next_at = timezone.now()
        self.finished_at = None
        self.save(update_fields=["state", "attempts", "next_at", "finished_at"])
