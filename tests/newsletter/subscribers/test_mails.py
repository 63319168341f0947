import pytest
from django.core import mail
from django.utils import timezone

from newsletter import consent, links
from newsletter.actions import addresses, subscribers
from newsletter.models import AddressChange, Subscriber
from sparks.core.models import OutboxMessage

from .conftest import keep_promises


@pytest.fixture
def all_mails(sign_up, reader, gone):
    """One of each kind, by the address it went to."""
    sign_up("new@example.net")
    sign_up(reader.email)
    subscribers.send_link(email=gone.email)
    addresses.ask_for_address(subscriber=reader, new_email="two@example.net", place="test")
    keep_promises()
    proof = links.address_proof(reader.key, "two@example.net")
    assert addresses.confirm_address(subscriber=reader, proof=proof, place="test")
    keep_promises()
    return list(mail.outbox)


def test_they_are_readable_and_no_machine_answers(all_mails):
    assert len(all_mails) == 5
    for sent in all_mails:
        raw = sent.message()
        assert raw["Auto-Submitted"] == "auto-generated"
        assert not [name for name in raw if name.startswith("List-") or name == "Precedence"]
        assert 'lang="en" dir="ltr"' in sent.alternatives[0].content
        lines = sent.body.splitlines()
        assert max(len(line) for line in lines if not line.startswith("http")) <= 80
        assert "<img" not in sent.alternatives[0].content
        assert len(sent.recipients()) == 1
    assert len({sent.extra_headers["Message-ID"] for sent in all_mails}) == 5


def test_what_they_say(all_mails):
    confirmation, known, gone, new, old = all_mails
    subscriber = Subscriber.objects.get(email="new@example.net")
    link = links.confirm_url(links.token_of(subscriber.key), "en")
    for text in (confirmation.body, confirmation.alternatives[0].content):
        assert link in text
        assert "7 days" in text
    assert consent.current_text() in " ".join(confirmation.body.split())
    assert "already subscribed" in known.body
    assert "not subscribed" in gone.body
    assert "open this page" in new.body
    assert old.to == ["ana@example.net"]
    assert "/subscription/" not in old.body, "the link is the new address's now"


def test_promises_hold_ids_only(all_mails):
    for promise in OutboxMessage.objects.all():
        assert all(isinstance(value, int) for value in promise.payload.values())
        assert "example" not in promise.dedupe_key


def test_what_happened_since_the_promise_counts(sign_up, reader, gone):
    for email in ("confirmed", "suppressed", "erased"):
        sign_up(f"{email}@example.net")
    subscribers.confirm(
        subscriber=Subscriber.objects.get(email="confirmed@example.net"), place="test"
    )
    subscribers.suppress(email="suppressed@example.net", reason="manual")
    subscribers.erase(subscriber=Subscriber.objects.get(email="erased@example.net"), place="test")
    addresses.ask_for_address(subscriber=reader, new_email="two@example.net", place="test")
    AddressChange.objects.update(created_at=timezone.now().replace(year=2020))
    keep_promises()
    assert mail.outbox == []
