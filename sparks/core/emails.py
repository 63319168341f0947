"""Sending mail: each from three templates in templates/email/<name>/."""

from hashlib import sha256
from smtplib import SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from .models import SiteTexts
from .outbox import GiveUp

# So that no machine answers a machine: RFC 3834, and the word that Exchange understands.
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
PERMANENT = 500  # SMTP codes from here on will not change by trying again


def message_id(key: str) -> str:
    """Give the Message-ID of the mail that belongs to a dedupe key: always the same one."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return f"<{sha256(key.encode()).hexdigest()[:40]}@{host}>"


def send(
    name: str, *, to: str, language: str, message_id: str, context: dict, connection=None
) -> None:
    """Send the mail made of subject.txt, text.txt and page.html of `name`, in a language.

    connection: what sends it, where that is not the site's usual mail backend.
    Raises GiveUp when the address is refused for good, and what the mail backend raises otherwise.
    """
    with translation.override(language):
        context = {**context, "site_name": _site_name(language), "site_url": _site_url(language)}
        subject, text, page = (
            render_to_string(f"email/{name}/{part}", context)
            for part in ("subject.txt", "text.txt", "page.html")
        )
    mail = EmailMultiAlternatives(
        # One line, whatever the template or an editor's label holds: no header can be smuggled in.
        subject=" ".join(subject.split()),
        body=text,
        to=[to],
        connection=connection,
        headers={**HEADERS, "Message-ID": message_id, "Content-Language": language},
    )
    mail.attach_alternative(page, "text/html")
    try:
        mail.send()
    except SMTPRecipientsRefused as refused:
        if all(code >= PERMANENT for code, _answer in refused.recipients.values()):
            raise GiveUp(str(refused)) from refused
        raise


def _site_name(language: str) -> str:
    texts = SiteTexts.objects.filter(locale__language_code=language)
    return texts.values_list("name", flat=True).first() or settings.WAGTAIL_SITE_NAME


def _site_url(language: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/{language}/"
