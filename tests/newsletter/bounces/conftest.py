import pytest

from .people import delivery, subscriber


@pytest.fixture
def addresses(settings):
    """The addresses that reports come to, and the host in our Message-IDs."""
    settings.NEWSLETTER_BOUNCE_ADDRESS = "bounces@sparks.example"
    settings.NEWSLETTER_UNSUBSCRIBE_ADDRESS = "unsubscribe@sparks.example"
    settings.WAGTAILADMIN_BASE_URL = "https://sparks.example"


@pytest.fixture
def reader(db, addresses):
    """A confirmed subscriber."""
    return subscriber("marta.reader@town.example")


@pytest.fixture
def sent(reader):
    """A delivery to the reader that a mail server took."""
    return delivery(reader)
