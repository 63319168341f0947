"""Files from outside, hostile until proven otherwise."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sparks.core.storage import is_private

from .contributions import Contribution
from .teams import Team


class UploadedAssetQuerySet(models.QuerySet):
    def clean(self) -> Self:
        """Keep those that passed every check."""
        return self.filter(state=UploadedAsset.State.CLEAN)

    def taking_space(self) -> Self:
        """Keep those that count towards the team's quota."""
        return self.exclude(state=UploadedAsset.State.REFUSED)


class UploadedAsset(models.Model):
    """One file of a team: quarantined, checked, made anew, scanned, and only then usable.

    quarantined: its name in the private storage until it is checked. reason: a code of
    `submissions.uploads.reasons`. image, document: what it became in the library, private there
    until a live page shows it.
    """

    class Kind(models.TextChoices):
        IMAGE = "image", _("Picture")
        PDF = "pdf", _("PDF")
        OFFICE = "office", _("Office document")

    class State(models.TextChoices):
        RECEIVED = "received", _("Waiting to be checked")
        UNSCANNED = "unscanned", _("Waiting for the virus scanner")
        CLEAN = "clean", _("Ready")
        REFUSED = "refused", _("Refused")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="assets")
    contribution = models.ForeignKey(
        Contribution, null=True, blank=True, on_delete=models.SET_NULL, related_name="assets"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.RECEIVED)
    reason = models.TextField(_("reason"), blank=True)
    original_name = models.CharField(_("name"), max_length=255)
    title = models.CharField(_("title"), max_length=255)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    quarantined = models.CharField(max_length=255, blank=True)
    alt_text = models.CharField(_("description"), max_length=255, blank=True)
    is_decorative = models.BooleanField(_("decorative"), default=False)
    credit = models.CharField(_("credit"), max_length=200)
    licence = models.CharField(_("licence"), max_length=80)
    no_child_confirmed = models.BooleanField(_("no child can be identified"), default=False)
    image = models.OneToOneField(
        "core.SiteImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="upload"
    )
    document = models.OneToOneField(
        "core.SiteDocument", null=True, blank=True, on_delete=models.SET_NULL, related_name="upload"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)

    objects = UploadedAssetQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # where a file came from is no use of it

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        ordering = ["-created_at"]

    def __str__(self):
        return self.title

    @property
    def is_public(self) -> bool:
        """Tell whether a live page shows it, so that everybody may read it."""
        record = self.image or self.document
        return record is not None and not is_private(record.file.name)
