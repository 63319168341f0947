"""Imports from CORDIS in the admin: files that were brought, searches, and what was found."""

from pathlib import Path

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .projects import ProjectPage


class CordisDump(models.Model):
    """A dump that was uploaded, kept in private so that it can be searched again."""

    name = models.CharField(_("file"), max_length=200)
    file = models.CharField(max_length=200, unique=True)  # its name in the storage
    size = models.PositiveBigIntegerField(_("size"))  # bytes
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return self.name

    @property
    def path(self) -> Path:
        return Path(default_storage.path(self.file))


class CordisRun(models.Model):
    """One search through a dump, and the import of what was picked.

    The tables of the dump are read one after the other, each by a message of the outbox;
    `read` of `size` bytes are done.
    """

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        FOUND = "found", _("Read")
        FAILED = "failed", _("Could not be read")

    dump = models.ForeignKey(CordisDump, on_delete=models.CASCADE, related_name="runs")
    ids = ArrayField(models.CharField(max_length=40), default=list)
    phrases = ArrayField(models.CharField(max_length=200), default=list)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING)
    error = models.CharField(max_length=300, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    read = models.PositiveBigIntegerField(default=0)
    broken = models.JSONField(default=list)  # lines of the report
    broken_count = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(_("started"), default=timezone.now)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self):
        return ", ".join([*self.ids, *self.phrases])

    @property
    def percent(self) -> int:
        """How far the reading is."""
        return self.read * 100 // self.size if self.size else 0


class CordisRow(models.Model):
    """One project that was found (`found`: as the dump has it), and what becomes of it (`plan`)."""

    class Verdict(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        UNCHANGED = "unchanged", _("Unchanged")
        REFUSED = "refused", _("Refused")

    class State(models.TextChoices):
        SEEN = "seen", _("Not imported")
        WAITING = "waiting", _("Waits for its turn")
        DONE = "done", _("Done")

    run = models.ForeignKey(CordisRun, on_delete=models.CASCADE, related_name="rows")
    key = models.CharField(_("grant agreement"), max_length=40)
    name = models.CharField(_("project"), max_length=320)
    line = models.PositiveIntegerField(_("line"), default=0)
    found = models.JSONField(default=dict)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    plan = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SEEN)
    page = models.ForeignKey(ProjectPage, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "key"], name="cordis_row_once_a_run")]

    def __str__(self):
        return f"{self.key} {self.name}"

    @property
    def can_be_picked(self) -> bool:
        """Whether an import would change anything."""
        return self.state == self.State.SEEN and self.verdict in (
            self.Verdict.NEW,
            self.Verdict.CHANGED,
        )
