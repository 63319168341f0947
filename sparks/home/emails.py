"""The mails of the contact page."""

from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder

from sparks.core.emails import send
from sparks.core.seo import absolute

from .models import ContactMessage


def acknowledgement(message: ContactMessage, message_id: str) -> None:
    """Confirm a message to its sender, without a word of it: anybody may type any address."""
    send(
        "contact_acknowledgement",
        to=message.email,
        language=message.language,
        message_id=message_id,
        context={"subject": message.subject_label, "received_at": message.created_at},
    )


def notification(message: ContactMessage, message_id: str) -> None:
    """Tell the subject's reader that a message waits; what it says is read in the admin only.

    Nothing is sent when the subject is gone or nobody reads it any more.
    """
    if not (message.subject and message.subject.route_to):
        return
    url = AdminURLFinder().get_edit_url(message) or reverse("wagtailadmin_home")
    send(
        "contact_notification",
        to=message.subject.route_to,
        language=message.language,
        message_id=message_id,
        context={"subject": message.subject_label, "url": absolute(url)},
    )
