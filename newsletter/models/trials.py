"""Test letters: an issue as it would arrive, sent to a few people by name before it is released."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TrialLetter(models.Model):
    """One test letter that waits in the outbox; deleted when it was sent."""

    issue = models.ForeignKey("newsletter.IssuePage", on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(_("e-mail address"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self):
        return f"{self.issue_id}/{self.pk}"
