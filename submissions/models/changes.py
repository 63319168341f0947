"""What editors asked a team to change: the checklist beside the form."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .contributions import Contribution


class RequestedChangeQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Keep those that nobody has dealt with."""
        return self.filter(done_at=None)


class RequestedChange(models.Model):
    """One thing to change; `field` is the name in the payload, or empty for the whole text."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="requested_changes"
    )
    round = models.PositiveIntegerField(_("round"), help_text="Number of the version it is about.")
    field = models.CharField(_("field"), max_length=60, blank=True)
    text = models.TextField(_("what to change, and why"), max_length=2000)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = RequestedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("requested change")
        verbose_name_plural = _("requested changes")
        ordering = ["pk"]

    def __str__(self):
        return self.text[:60]
