"""What happens with messages of visitors."""

from datetime import timedelta

from django.db import transaction

from sparks.core.actions import enqueue
from sparks.core.limits import Limit

from . import tasks
from .models import ContactMessage, ContactSubject

# Somebody could type a stranger's address. We still keep what they wrote, but do not let our
# acknowledgements pester the stranger.
ACKNOWLEDGEMENTS = Limit("contact-acknowledgement", times=5, window=timedelta(days=1))


@transaction.atomic
def receive_message(
    *,
    subject: ContactSubject,
    name: str,
    email: str,
    text: str,
    language: str,
    fingerprint: str,
) -> ContactMessage:
    """Store a message, promise its acknowledgement and tell whoever reads its subject.

    The same `fingerprint` again changes nothing and gives the message stored first.
    """
    message, is_new = ContactMessage.objects.get_or_create(
        fingerprint=fingerprint,
        defaults={
            "subject": subject,
            "subject_label": subject.label,
            "name": name,
            "email": email,
            "text": text,
            "language": language,
        },
    )
    if is_new:
        _promise_mails(message)
    return message


def _promise_mails(message: ContactMessage) -> None:
    if not ACKNOWLEDGEMENTS.hit(message.email):
        _promise(tasks.ACKNOWLEDGE, message)
    if message.subject.route_to:
        _promise(tasks.NOTIFY, message)


def _promise(kind: str, message: ContactMessage) -> None:
    enqueue(kind=kind, dedupe_key=f"{kind}:{message.fingerprint}", payload={"message": message.pk})
