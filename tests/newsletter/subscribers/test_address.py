import json
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from newsletter import links
from newsletter.actions.subscribers import suppress
from newsletter.models import AddressChange, Subscriber, Suppression

from .conftest import keep_promises, promised, url

NEW = "new@example.org"


@pytest.fixture
def ask(post, reader):
    """Ask for another address on the preferences page."""

    def send(email=NEW, **kwargs):
        return post(url("ask_for_address", reader), {"email": email}, **kwargs)

    return send


@pytest.fixture
def link(reader):
    """Give the link in the mail to an address."""
    return lambda email=NEW: url("confirm_address", reader, links.address_proof(reader.key, email))


def test_it_moves_when_the_new_mailbox_confirms(ask, post, visitor, reader, link):
    response = ask("New@Example.org")
    assert response.url == f"{url('preferences', reader)}?saved=address"
    assert "has not been confirmed yet" in visitor.get(response.url).text
    keep_promises()
    [asked] = mail.outbox
    assert asked.to == [NEW]
    assert link() in asked.body
    assert "Yes, send it here" in visitor.get(link()).text
    reader.refresh_from_db()
    assert reader.email == "ana@example.net"
    moved = post(link())
    assert (moved.status_code, moved.url) == (303, link())
    assert "The newsletter now comes here" in visitor.get(link()).text
    before, reader = reader, Subscriber.objects.get()
    assert (reader.email, reader.domain, reader.key) == (NEW, "example.org", before.key)
    assert reader.address_hash != before.address_hash
    assert list(reader.events.values_list("kind", flat=True)) == ["move_asked", "moved"]
    assert not AddressChange.objects.exists()
    keep_promises()
    notice = mail.outbox[-1]
    assert notice.to == ["ana@example.net"]
    assert NEW not in notice.message().as_string()
    assert post(link()).status_code == 303, "twice is harmless"
    assert reader.events.count() == 2


def test_nobody_learns_who_else_is_there(ask, visitor, reader, gone, waiting):
    for reason in ("bounced", "complained", "manual"):
        suppress(email=f"{reason}@example.org", reason=reason)
    closed = [f"{reason}@example.org" for reason in ("bounced", "complained", "manual")]
    emails = [NEW, gone.email, waiting.email, *closed]
    answers = [ask(email) for email in emails]
    assert len({(a.status_code, a.url, tuple(sorted(a.headers.items()))) for a in answers}) == 1
    pages, data = set(), set()
    for email in emails:
        ask(email)
        pages.add(visitor.get(url("preferences", reader)).text.replace(email, ""))
        change = json.loads(visitor.get(url("download", reader)).content)["asked_for_address"]
        data.add((change["new_email"] == email, *sorted(change)))
    assert len(pages) == len(data) == 1
    keep_promises()
    assert {to for sent in mail.outbox for to in sent.to} <= {NEW}


def test_only_the_last_address_asked_for_can_be_confirmed(ask, post, reader, link):
    ask(NEW)
    ask("other@example.org")
    assert post(link(NEW)).status_code == 404
    assert post(link("other@example.org")).status_code == 303
    reader.refresh_from_db()
    assert reader.email == "other@example.org"


def test_it_can_be_taken_back_and_grows_old(ask, post, visitor, reader, link):
    ask()
    with time_machine.travel(timezone.now() + timedelta(days=7, seconds=1)):
        assert visitor.get(link()).status_code == 404
        assert post(link()).status_code == 404
        assert NEW not in visitor.get(url("preferences", reader)).text
    assert post(url("cancel_address", reader)).status_code == 303
    response = post(link())
    assert response.status_code == 404
    assert "This link can no longer be used" in response.text
    reader.refresh_from_db()
    assert reader.email == "ana@example.net"


def test_an_address_taken_meanwhile_stays_whose_it_is(ask, post, reader, gone, link):
    ask(gone.email)
    assert post(link(gone.email)).status_code == 404
    reader.refresh_from_db()
    assert reader.email == "ana@example.net"


def test_moving_to_an_erased_address_lifts_its_suppression(ask, post, link):
    suppress(email=NEW, reason="erased")
    ask()
    assert Suppression.of(NEW)
    post(link())
    assert Suppression.of(NEW) is None


def test_limits_hold_here_too(ask, sign_up, reader):
    sign_up(NEW)
    ask()
    assert promised() == ["newsletter.confirm"], "one mail to an address in a quarter of an hour"
    for number in range(19):
        assert ask(f"n{number}@example.org").status_code == 303
    response = ask("typed@example.org")
    assert response.status_code == 429
    assert response["Retry-After"]
    assert 'value="typed@example.org"' in response.text


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("", "Enter your e-mail address."),
        ("nonsense", "Enter an e-mail address"),
        ("ANA@example.net", "This is the address that you have now."),
    ],
)
def test_trouble_keeps_what_was_typed(ask, email, said):
    response = ask(email)
    assert response.status_code == 422
    assert said in response.text
    assert not email or f'value="{email}"' in response.text
    assert not AddressChange.objects.exists()
