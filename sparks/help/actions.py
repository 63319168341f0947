"""Verbs that change the directory."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .models import HelpService


@transaction.atomic
def mark_verified(*, service: HelpService, user, today: date | None = None) -> None:
    """Note that `user` has checked all that `service` says and found it true today.

    Visitors see it again, or go on seeing it, for 180 days.
    """
    service.verified_on = today or timezone.localdate()
    service.save(update_fields=["verified_on"])
    log(instance=service, action="sparks.verify", user=user)
