"""What an editor has seen of a text, so that only what is new since then needs to be read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .contributions import Contribution


class LastLook(models.Model):
    """The last sent version of a contribution that somebody said they have read."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="last_looks"
    )
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="looks")
    number = models.PositiveIntegerField(_("version"))
    at = models.DateTimeField(_("when"), auto_now=True)

    class Meta:
        verbose_name = _("last look")
        verbose_name_plural = _("last looks")
        constraints = [
            models.UniqueConstraint(fields=["user", "contribution"], name="one_last_look_each")
        ]

    def __str__(self):
        return f"{self.user}: {self.contribution} ({self.number})"
