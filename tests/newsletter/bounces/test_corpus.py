"""The corpus of 300 messages: the right class for at least 99 %, nobody suppressed by mistake."""

from collections import Counter

import pytest
from django.test import override_settings

from newsletter import links, verp
from newsletter.bounces.ingest import UNSUBSCRIBED, ingest
from newsletter.letters import message_id_of
from newsletter.models import DayCount, Delivery, Feedback, Subscriber, Suppression

from . import corpus
from .people import deliveries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("addresses")]


@pytest.fixture
def cases() -> list[tuple[corpus.Case, Delivery]]:
    """Every message with the delivery that it is about."""
    sent = deliveries(corpus.SIZE)
    people = [
        corpus.Person(
            email=delivery.subscriber.email,
            delivery_id=delivery.pk,
            sender=verp.sender_of(delivery.pk),
            message_id=message_id_of(delivery.mailing_id, delivery.subscriber.key),
            token=links.token_of(delivery.subscriber.key),
        )
        for delivery in sent
    ]
    return list(zip(corpus.cases(people), sent, strict=True))


def test_corpus(cases):
    wrong = []
    for case, _delivery in cases:
        classes = ingest(case.raw)
        if classes != [case.kind]:
            wrong.append(f"{case.name}: {case.kind}, not {classes}")
    assert len(cases) == 300
    assert len(wrong) <= len(cases) * 0.01, "\n".join(wrong)

    # Who must be suppressed is, and nobody else.
    suppressed = set(Suppression.objects.values_list("address_hash", flat=True))
    expected = {delivery.address_hash for case, delivery in cases if case.suppresses}
    assert suppressed - expected == set(), "false suppressions"
    assert expected - suppressed == set(), "missed suppressions"
    left = set(Subscriber.objects.filter(state="left").values_list("pk", flat=True))
    assert left == {
        delivery.subscriber_id
        for case, delivery in cases
        if case.suppresses or case.kind == UNSUBSCRIBED
    }

    # No address is kept.
    for feedback in Feedback.objects.select_related("subscriber"):
        assert "@" not in feedback.diagnostic
        local = feedback.subscriber.email.partition("@")[0] if feedback.subscriber else "@"
        assert local == "k" or local not in feedback.diagnostic

    # Everything once more, on another way, changes nothing.
    once = _state()
    for case, _delivery in cases:
        ingest(b"Received: by another.example\r\n" + case.raw.replace(b"\r\n", b"\n"))
    assert _state() == once


def _state() -> tuple:
    counts = Counter(DayCount.objects.values_list("what", "count"))
    subscribers = Subscriber.objects.order_by("pk").values_list("state", "soft_bounces")
    return Feedback.objects.count(), Suppression.objects.count(), counts, list(subscribers)


def test_the_corpus_is_varied_and_always_the_same(cases):
    people = [corpus.Person("a@b.example", 1, "s", "<m>", "t")] * corpus.SIZE
    assert corpus.cases(people) == corpus.cases(people)
    assert len({case.raw for case, _delivery in cases}) == corpus.SIZE
    assert len({case.name for case, _delivery in cases}) >= 35


def test_without_the_secret_no_signature_counts(cases):
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[]):
        for case, _delivery in cases[: len(cases) // 3]:
            ingest(case.raw)
    assert Feedback.objects.filter(kind="hard").exists()
    assert not Suppression.objects.exists()
    assert not Subscriber.objects.filter(state="left").exists()
