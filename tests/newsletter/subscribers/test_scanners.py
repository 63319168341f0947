"""Programs that open every link of a mail before people do must not change anything."""

import re

import pytest
from django.apps import apps
from django.core import mail

from newsletter import links
from newsletter.actions import addresses, subscribers
from newsletter.models import Subscriber

from .conftest import keep_promises

LINK = re.compile(r"https?://[^\s\"<>]+")
ROUNDS = 1000


def everything() -> dict[str, list]:
    """Give all rows of the newsletter and the core that a request could change."""
    models = [
        *apps.get_app_config("newsletter").get_models(),
        *apps.get_app_config("core").get_models(),
    ]
    return {model._meta.label: list(model.objects.order_by("pk").values_list()) for model in models}


@pytest.fixture
def mailed(sign_up, reader, gone):
    """All links in all mails to people in all states, and those in every issue."""
    sign_up("new@example.net")
    sign_up(reader.email)
    addresses.ask_for_address(subscriber=reader, new_email="two@example.net", place="test")
    subscribers.send_link(email=gone.email)
    keep_promises()
    assert len(mail.outbox) == 4
    found = {
        link
        for sent in mail.outbox
        for text in (sent.body, sent.alternatives[0].content)
        for link in LINK.findall(text)
    }
    for subscriber in Subscriber.objects.all():
        token = links.token_of(subscriber.key)
        found |= {
            links.preferences_url(token, "en"),
            links.unsubscribe_url(token, "en"),
            links.one_click_url(token),
        }
    return sorted(found)


def test_opening_links_changes_no_row(visitor, mailed):
    kinds = ("/confirm/", "/address/", "/unsubscribe/", "/subscription/")
    assert all(any(kind in link for link in mailed) for kind in kinds)
    before = everything()
    assert before["newsletter.Subscriber"]
    assert before["newsletter.ConsentEvent"]
    for number in range(ROUNDS):
        link = mailed[number % len(mailed)]
        ask = visitor.get if number // len(mailed) % 2 else visitor.head
        response = ask(link)
        assert response.status_code == 200
        assert not response.cookies
    assert everything() == before
