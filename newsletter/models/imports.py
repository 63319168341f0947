"""Files with addresses that somebody brings along: read, judged row by row, then imported."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .subscribers import Rhythm

KEPT_FOR = timedelta(days=1)


class SubscriberImport(models.Model):
    """One file that was read. Its rows are deleted after a day; what stays is who brought it,
    what it said about consent, and the counts."""

    class State(models.TextChoices):
        CHECKED = "checked", _("Checked, not imported")
        DONE = "done", _("Imported")

    file_name = models.CharField(_("file"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CHECKED)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now, db_index=True)
    finished_at = models.DateTimeField(_("imported"), null=True, blank=True)
    counts = models.JSONField(_("rows by verdict"), default=dict)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at"]

    def __str__(self):
        return self.file_name


class ImportRow(models.Model):
    """One row of a file, and what is made of it."""

    class Verdict(models.TextChoices):
        NEW = "new", _("New")
        KNOWN = "known", _("Subscribed already")
        PENDING = "pending", _("Has asked and not confirmed: left to them")
        LEFT = "left", _("Has unsubscribed: never brought back")
        SUPPRESSED = "suppressed", _("Suppressed: never imported")
        DOUBLE = "double", _("Twice in the file")
        INVALID = "invalid", _("Not valid")

    source = models.ForeignKey(SubscriberImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    email = models.CharField(_("address"), max_length=254, blank=True)
    address_hash = models.CharField(max_length=64, blank=True)
    domain = models.CharField(max_length=255, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm, blank=True)
    pillars = ArrayField(models.CharField(max_length=20), default=list)
    topics = ArrayField(models.CharField(max_length=100), default=list)
    place = models.CharField(_("where they agreed"), max_length=200, blank=True)
    agreed_on = models.DateField(_("when they agreed"), null=True)
    words = models.CharField(_("words they agreed to"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("row")
        verbose_name_plural = _("rows")
        ordering = ["line"]
        indexes = [models.Index(fields=["source", "verdict", "line"], name="import_row_listed")]

    def __str__(self):
        return f"{self.line}: {self.get_verdict_display()}"
