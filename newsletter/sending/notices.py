"""The mail to editors when a mailing pauses by itself."""

from django.conf import settings
from django.urls import reverse

from sparks.accounts.models import User
from sparks.core.emails import send
from sparks.core.seo import absolute

from ..models import Mailing


def paused(mailing: Mailing, user: User, message_id: str) -> None:
    """Say which mailing has paused, why, and where to decide."""
    profile = getattr(user, "wagtail_userprofile", None)
    send(
        "newsletter_paused",
        to=user.email,
        language=(profile and profile.preferred_language) or settings.LANGUAGE_CODE,
        message_id=message_id,
        context={
            "subject": mailing.title,
            "reason": mailing.pause_reason,
            "url": absolute(_edit_url(mailing)),
        },
    )


def _edit_url(mailing: Mailing) -> str:
    if mailing.issue_id:
        return reverse("wagtailadmin_pages:edit", args=[mailing.issue_id])
    return reverse("wagtailadmin_home")
