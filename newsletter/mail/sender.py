"""Who writes: the newsletter's settings and the addresses that go with them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from sparks.core.store import kept

from ..models.settings import NewsletterSettings


@dataclass(frozen=True)
class Sender:
    """The newsletter as its readers know it. `host` stands in list identifiers."""

    name: str
    address: str
    reply_to: str
    imprint: str
    host: str


@kept
def newsletter_settings() -> NewsletterSettings:
    """Give the settings of the default site without writing any."""
    found = NewsletterSettings.objects.filter(site__is_default_site=True).first()
    return found or NewsletterSettings()


def sender() -> Sender:
    """Give who writes."""
    chosen = newsletter_settings()
    return Sender(
        name=chosen.sender_name,
        address=settings.NEWSLETTER_FROM,
        reply_to=chosen.reply_to,
        imprint=chosen.imprint.strip(),
        host=urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost",
    )
