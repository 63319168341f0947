"""Events as three providers really post them, through anymail's own views."""

import hashlib
import hmac
import json
import sys
from base64 import b64encode

import pytest
from django.urls import clear_url_caches

import sparks.urls  # noqa: F401  as the tests' settings make it, before one names a provider
from newsletter.models import DayCount, Feedback, Subscriber, Suppression

SECRET = "provider:a-long-password"
KEY = "signing-key"


@pytest.fixture
def provider(settings, reader, client, request):
    """A site with the provider that the test names; gives a function that posts its events."""
    settings.ANYMAIL_PROVIDER = request.param
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET, "MAILGUN_WEBHOOK_SIGNING_KEY": KEY}
    settings.ROOT_URLCONF = "tests.newsletter.bounces.provider_urls"
    sys.modules.pop(settings.ROOT_URLCONF, None)
    clear_url_caches()

    def post(event: dict, secret: str = SECRET):
        return client.post(
            f"/mail-events/{request.param}/tracking/",
            json.dumps(event),
            content_type="application/json",
            headers={"Authorization": f"Basic {b64encode(secret.encode()).decode()}"},
        )

    yield post
    sys.modules.pop(settings.ROOT_URLCONF, None)
    clear_url_caches()


def postmark(kind: str, details: str, record="Bounce", **fields) -> dict:
    return {
        "RecordType": record,
        "ID": 42,
        "Type": kind,
        "TypeCode": 1,
        "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
        "Description": "The server was unable to deliver your message (ex: unknown user).",
        "Details": details,
        "Email": "marta.reader@town.example",
        "BouncedAt": "2026-11-24T10:00:00Z",
        "Metadata": {},
        **fields,
    }


def mailgun(event: str, token: str = "t" * 50, **data) -> dict:
    timestamp = "1795514400"
    digest = hmac.new(KEY.encode(), f"{timestamp}{token}".encode(), hashlib.sha256)
    return {
        "signature": {"timestamp": timestamp, "token": token, "signature": digest.hexdigest()},
        "event-data": {
            "event": event,
            "timestamp": 1795514400.5,
            "id": "G9Bn5sl1TC6nu79C8C0bwg",
            "recipient": "marta.reader@town.example",
            "message": {"headers": {"message-id": "20261124.1@sparks.example"}},
            "user-variables": {},
            **data,
        },
    }


def brevo(event: str, reason: str = "") -> dict:
    return {
        "event": event,
        "email": "marta.reader@town.example",
        "id": 26224,
        "message-id": "<201798300811.5787683@relay.domain.example>",
        "ts_epoch": 1795514400000,
        "reason": reason,
        "X-Mailin-custom": '{"delivery": "7"}',
    }


def failed(severity: str, message: str, code: int) -> dict:
    return mailgun(
        "failed",
        severity=severity,
        reason="generic",
        **{"delivery-status": {"code": code, "message": message, "description": ""}},
    )


KINDS = [
    ("postmark", postmark("HardBounce", "smtp;550 5.1.1 User unknown"), "hard"),
    ("postmark", postmark("HardBounce", ""), "hard"),
    ("postmark", postmark("HardBounce", "smtp;550 5.7.1 blocked"), "policy"),
    ("postmark", postmark("SoftBounce", "smtp;552 5.2.2 over quota"), "soft"),
    ("postmark", postmark("SoftBounce", "550 5.1.1 User unknown"), "soft"),
    ("postmark", postmark("Transient", "451 4.7.1 later"), "delayed"),
    ("postmark", postmark("AutoResponder", ""), "auto_reply"),
    ("postmark", postmark("Blocked", ""), "policy"),
    ("postmark", postmark("BadEmailAddress", ""), "hard"),
    ("postmark", postmark("SpamComplaint", "", record="SpamComplaint"), "complaint"),
    ("mailgun", failed("permanent", "550 5.1.1 no such user", 550), "hard"),
    ("mailgun", failed("permanent", "554 5.7.1 Rejected", 554), "policy"),
    ("mailgun", failed("permanent", "", 605), "soft"),
    ("mailgun", failed("temporary", "451 4.2.0 Mailbox busy", 451), "delayed"),
    ("mailgun", mailgun("complained"), "complaint"),
    ("brevo", brevo("hard_bounce", "550 5.1.1 unknown user"), "hard"),
    ("brevo", brevo("soft_bounce", "452 4.2.2 full"), "soft"),
    ("brevo", brevo("invalid_email"), "hard"),
    ("brevo", brevo("blocked", "blocked : due to blacklist user"), "policy"),
    ("brevo", brevo("spam"), "complaint"),
    ("brevo", brevo("deferred", "451 later"), "delayed"),
]


@pytest.mark.parametrize(("provider", "event", "kind"), KINDS, indirect=["provider"])
def test_events(provider, reader, event, kind):
    for _time in range(2):
        response = provider(event)
        assert response.status_code == 200
        assert not response.cookies
    feedback = Feedback.objects.get()
    assert (feedback.kind, feedback.source, feedback.subscriber) == (kind, "webhook", reader)
    closed = kind in ("hard", "complaint")
    assert bool(Suppression.of(reader.email)) == closed
    reader.refresh_from_db()
    assert (reader.state == Subscriber.State.LEFT) == closed
    assert reader.soft_bounces == (kind == "soft")


UNSUBSCRIBED = [
    ("mailgun", mailgun("unsubscribed")),
    ("brevo", brevo("unsubscribe")),
    (
        "postmark",
        postmark("", "", record="SubscriptionChange", SuppressionReason="ManualSuppression"),
    ),
]


@pytest.mark.parametrize(("provider", "event"), UNSUBSCRIBED, indirect=["provider"])
def test_unsubscribed_with_the_provider(provider, reader, event):
    provider(event)
    reader.refresh_from_db()
    assert reader.state == Subscriber.State.LEFT
    assert dict(DayCount.objects.values_list("what", "count")) == {"left": 1}
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("provider", ["postmark"], indirect=True)
def test_delivered_forgets_soft_failures(provider, reader):
    Subscriber.objects.update(soft_bounces=3)
    provider({"RecordType": "Delivery", "Recipient": reader.email, "DeliveredAt": "2026-11-24"})
    reader.refresh_from_db()
    assert reader.soft_bounces == 0
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("provider", ["postmark"], indirect=True)
def test_the_delivery_is_known_by_its_number(provider, reader, sent):
    provider(postmark("HardBounce", "550 5.1.1", Metadata={"delivery": str(sent.pk)}, Email="x@y"))
    assert Feedback.objects.get().delivery == sent
    assert Suppression.of(reader.email)


@pytest.mark.parametrize("provider", ["mailgun"], indirect=True)
def test_a_repetition_that_is_signed_anew_is_known(provider):
    assert provider(mailgun("complained")).status_code == 200
    assert provider(mailgun("complained", token="u" * 50)).status_code == 200
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("provider", ["postmark"], indirect=True)
@pytest.mark.parametrize("secret", ["provider:wrong", "x"])
def test_without_our_secret_nothing_is_believed(provider, secret):
    assert provider(postmark("HardBounce", "550 5.1.1"), secret).status_code == 400
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("provider", ["mailgun"], indirect=True)
def test_without_the_providers_signature_neither(provider):
    event = mailgun("complained")
    event["signature"]["token"] = "f" * 50
    assert provider(event).status_code == 400
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("provider", ["postmark"], indirect=True)
def test_reading_is_refused_and_other_providers_are_not_there(provider, client):
    response = client.get("/mail-events/postmark/tracking/")
    assert response.status_code == 405
    assert not response.cookies
    for other in ("mailgun/tracking", "postmark/inbound", "mandrill"):
        leads_nowhere(client, f"/mail-events/{other}/")


def test_without_a_provider_there_is_no_address(client, db):
    leads_nowhere(client, "/mail-events/postmark/tracking/")


def leads_nowhere(client, address: str) -> None:
    """Find an address led to the pages in the reader's language, as any unknown one is."""
    response = client.post(address)
    assert (response.status_code, response.url) == (302, f"/en{address}")
