"""A subscriber, and a browser that sends our forms."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from newsletter import links
from sparks.core.forms import make_token
from sparks.core.models import OutboxMessage
from sparks.core.outbox import deliver
from tests.factories.records import SubscriberFactory, TopicFactory

FORM = "application/x-www-form-urlencoded"
BROWSER = {"Sec-Fetch-Site": "same-origin", "Origin": "null"}


@pytest.fixture
def reader(home):
    """Somebody who confirmed."""
    return SubscriberFactory(email="ana@example.net")


@pytest.fixture
def waiting(home):
    """Somebody who has not confirmed yet, and whom no ask makes able to."""
    return SubscriberFactory(email="ben@example.net", state="pending", confirmed_at=None)


@pytest.fixture
def gone(home):
    """Somebody who left."""
    return SubscriberFactory(email="eva@example.net", state="left", left_at=timezone.now())


@pytest.fixture
def topics(db):
    """Two topics that no page has."""
    return [TopicFactory(name="grooming"), TopicFactory(name="training")]


@pytest.fixture
def post(visitor):
    """Send a form as a browser does."""

    def send(url, fields=(), **kwargs):
        headers = {**BROWSER, **kwargs.pop("headers", {})}
        # Said in either way: Django's client leaves it out of a form without fields.
        kind = {"content_type": FORM, "CONTENT_TYPE": FORM}
        body = urlencode(fields, doseq=True)
        return visitor.post(url, body, headers=headers, **kind, **kwargs)

    return send


@pytest.fixture
def sign_up(post, home):
    """Send the sign-up form with an address, and other fields by their names."""

    def send(email="ana@example.net", *, headers=(), network="192.0.2.1", token=None, **fields):
        named = {"token": make_token("newsletter") if token is None else token, "email": email}
        body = {f"newsletter-{name}": value for name, value in {**named, **fields}.items()}
        return post("/en/subscription/", body, headers=dict(headers), REMOTE_ADDR=network)

    return send


def url(name, subscriber, *more):
    """Give the path of a page of a subscriber's."""
    return reverse(f"newsletter:{name}", args=[links.token_of(subscriber.key), *more])


def promised() -> list[str]:
    """Give the kinds of all promised mails."""
    return list(OutboxMessage.objects.order_by("pk").values_list("kind", flat=True))


def keep_promises() -> None:
    """Carry out what stands in the outbox."""
    for pk in OutboxMessage.objects.waiting().order_by("pk").values_list("pk", flat=True):
        assert deliver(pk)
