import json
import uuid

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsletter import retention
from newsletter.actions import addresses, subscribers
from newsletter.addresses import address_hash
from newsletter.models import (
    DayCount,
    Delivery,
    Feedback,
    Mailing,
    MailingVariant,
    Subscriber,
    Suppression,
)
from sparks.core.models import OutboxMessage

from .conftest import url

STATES = Delivery.State.values
TEXTS = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public'
    AND data_type IN ('character varying', 'text', 'jsonb', 'uuid', 'ARRAY')
"""


@pytest.fixture
def history(reader, sign_up, waiting):
    """A subscriber with everything that can refer to one, and another one beside."""
    sign_up(reader.email)
    subscribers.pause(subscriber=reader, until=timezone.localdate(), place="test")
    addresses.ask_for_address(subscriber=reader, new_email="ana.two@example.net", place="test")
    OutboxMessage.objects.update(last_error="(550, 'ana@example.net unknown')")
    subscribers.sign_up(email=waiting.email, language="en", place="test")
    for state in STATES:
        deliver(reader, state)
    deliver(waiting, "sent")
    Feedback.objects.create(
        fingerprint="a", kind="soft", delivery=Delivery.objects.first(), diagnostic=reader.email
    )
    Feedback.objects.create(fingerprint="b", kind="soft", subscriber=reader)
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(Subscriber),
        object_id=str(reader.pk),
        label=reader.email,
        action="wagtail.edit",
        timestamp=timezone.now(),
        uuid=uuid.uuid4(),
    )
    return reader


def deliver(subscriber, state):
    mailing = Mailing.objects.create(
        title=f"Issue {state}", frozen_at=timezone.now(), audience_count=1
    )
    variant = MailingVariant.objects.create(mailing=mailing, language="en", message=b"")
    Delivery.objects.create(
        mailing=mailing,
        variant=variant,
        subscriber=subscriber,
        address_hash=subscriber.address_hash,
        domain=subscriber.domain,
        state=state,
        owner=1 if state in ("leased", "handoff") else None,
        reply=f"250 <{subscriber.email}> accepted",
    )


def rows_with(*needles) -> list[str]:
    """Give where in the whole database one of the texts stands."""
    with connection.cursor() as cursor:
        cursor.execute(TEXTS)
        columns = cursor.fetchall()
        assert len(columns) > 200
        found = []
        for table, column in columns:
            for needle in needles:
                cursor.execute(
                    f'SELECT 1 FROM "{table}" WHERE "{column}"::text ILIKE %s LIMIT 1',  # noqa: S608
                    [f"%{needle}%"],
                )
                if cursor.fetchone():
                    found.append(f"{table}.{column}")
    return sorted(found)


def test_nothing_stays_but_the_hash(post, visitor, history):
    reader = history
    needles = ["ana@example.net", "ana.two@example.net", str(reader.key)]
    assert len(rows_with(*needles)) >= 6, "the search finds what is there"
    assert "newsletter_suppression.address_hash" not in rows_with(reader.address_hash)
    response = post(url("erase", reader), {"sure": "on"})
    assert (response.status_code, response.url) == (303, "/en/subscription/erased/")
    assert "Everything is deleted" in visitor.get(response.url).text
    assert rows_with(*needles) == []
    assert rows_with(reader.address_hash) == ["newsletter_suppression.address_hash"]
    assert Suppression.of(reader.email).reason == "erased"
    assert DayCount.objects.get(what="erased").count == 1
    assert Subscriber.objects.get().email == "ben@example.net"
    assert visitor.get(url("preferences", reader)).status_code == 404


def test_deliveries_stay_as_nobodys_and_their_sums_hold(history):
    subscribers.erase(subscriber=history, place="test")
    erased = Delivery.objects.filter(subscriber=None)
    assert erased.count() == len(STATES)
    assert dict(erased.values_list("mailing__title", "state")) == {
        f"Issue {state}": {
            "ready": "skipped",
            "leased": "skipped",
            "deferred": "skipped",
            "handoff": "uncertain",
        }.get(state, state)
        for state in STATES
    }
    assert set(erased.values_list("domain", "reply", "owner")) == {("", "", None)}
    hashes = set(erased.values_list("address_hash", flat=True))
    assert len(hashes) == len(STATES)
    assert all(each.startswith("erased:") for each in hashes)
    assert Delivery.objects.get(subscriber__isnull=False).state == "sent"
    assert not Feedback.objects.exists()


def test_the_page_asks_first_and_wants_a_tick(post, visitor, reader):
    assert "This cannot be undone" in visitor.get(url("erase", reader)).text
    response = post(url("erase", reader))
    assert response.status_code == 422
    assert "Tick the box, if you are sure." in response.text
    assert Subscriber.objects.exists()


def test_a_stronger_suppression_stays(reader):
    subscribers.suppress(email=reader.email, reason="complained")
    subscribers.erase(subscriber=reader, place="test")
    assert Suppression.of(reader.email).reason == "complained"


def test_suppressing_and_lifting(reader, moderator):
    found = subscribers.suppress(email="ANA@example.net", reason="erased", by=moderator.user)
    assert found.address_hash == address_hash(reader.email)
    assert (
        subscribers.suppress(email=reader.email, reason="manual", note="By letter").pk == found.pk
    )
    assert subscribers.suppress(email=reader.email, reason="bounced").reason == "manual"
    assert not Subscriber.objects.reachable().exists()
    subscribers.lift_suppression(suppression=found, by=moderator.user)
    assert Subscriber.objects.reachable().get() == reader


def test_a_race_with_an_erasure_is_no_error(post, reader, monkeypatch):
    real = subscribers.leave

    def erased_before(*, subscriber, place):
        retention.forget([subscriber.pk])
        real(subscriber=subscriber, place=place)

    monkeypatch.setattr(subscribers, "leave", erased_before)
    assert post(url("unsubscribe", reader)).status_code == 404


def test_own_data_holds_everything(visitor, history):
    Subscriber.objects.update(rhythm="weekly")
    response = visitor.get(url("download", history))
    assert response["Content-Disposition"] == 'attachment; filename="newsletter-data.json"'
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "application/json"
    data = json.loads(response.content)
    history.refresh_from_db()
    told = data["subscriber"]
    for field in Subscriber._meta.concrete_fields:
        if field.name != "id":
            value = json.loads(json.dumps(getattr(history, field.name), cls=DjangoJSONEncoder))
            assert told[field.name] == value
    assert [event["kind"] for event in data["consent"]] == ["paused", "move_asked"]
    assert data["asked_for_address"]["new_email"] == "ana.two@example.net"
    assert [each["issue"] for each in data["messages"]] == [f"Issue {state}" for state in STATES]
    assert all(each["changed_at"] and each["reply"] for each in data["messages"])
    assert len(data["reports"]) == 1
    assert "ben@example.net" not in response.text


def test_own_data_quotes_the_words_agreed_to(visitor, sign_up):
    sign_up("new@example.net")
    subscriber = Subscriber.objects.get()
    data = json.loads(visitor.get(url("download", subscriber)).content)
    [ask] = data["consent"]
    assert ask["text"].startswith("I want to receive the newsletter")
    assert ask["place"] == "sign-up form (page)"
