"""A file is judged first and imported after that, all of it or nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from newsletter.actions.importing import NotImported, carry_out, discard, receive
from newsletter.addresses import address_hash
from newsletter.importing.judging import Evidence
from newsletter.importing.reading import Unreadable
from newsletter.models import (
    DayCount,
    ImportRow,
    Subscriber,
    SubscriberImport,
    Suppression,
    TrialLetter,
)
from newsletter.tasks.importing import forget
from tests.factories import records

EVIDENCE = Evidence("A form", date(2026, 1, 1), "Yes, send it")


@pytest.fixture
def user(db):
    return records.UserFactory()


@pytest.fixture
def bring(user):
    """Give a function that reads a file with these addresses."""

    def read(*emails: str, evidence=EVIDENCE) -> SubscriberImport:
        data = "\n".join(["address", *emails]).encode()
        return receive(file_name="list.csv", data=data, evidence=evidence, language="en", by=user)

    return read


def suppress(email: str) -> None:
    Suppression.objects.create(address_hash=address_hash(email), reason="bounced")


def test_each_row_gets_its_verdict(bring):
    records.SubscriberFactory(email="known@example.org")
    records.SubscriberFactory(email="asked@example.org", state="pending", confirmed_at=None)
    records.SubscriberFactory(email="gone@example.org", state="left", left_at=timezone.now())
    records.SubscriberFactory(email="both@example.org")
    suppress("never@example.org")
    suppress("both@example.org")
    emails = ["new", "known", "asked", "gone", "never", "both", "new"]
    source = bring(*(f"{name}@example.org" for name in emails), "nonsense")
    verdicts = list(source.rows.values_list("verdict", flat=True))
    assert verdicts == [
        "new",
        "known",
        "pending",
        "left",
        "suppressed",
        "suppressed",
        "double",
        "invalid",
    ]
    assert source.counts["new"] == 1
    assert source.counts["suppressed"] == 2
    assert Subscriber.objects.count() == 4


def test_new_ones_become_subscribers_with_their_evidence(bring, user):
    source = bring("Ada@Example.org")
    assert carry_out(source=source, by=user) == 1
    ada = Subscriber.objects.get()
    assert (ada.email, ada.state, ada.language, ada.rhythm) == (
        "ada@example.org",
        "active",
        "en",
        "issues",
    )
    assert ada.confirmed_at == datetime(2026, 1, 1, tzinfo=UTC)
    assert ada.address_hash == address_hash("ada@example.org")
    assert ada.domain == "example.org"
    event = ada.events.get()
    assert (event.kind, event.place) == ("imported", "A form")
    assert event.detail == {
        "agreed_on": "2026-01-01",
        "words": "Yes, send it",
        "import": source.pk,
        "line": 2,
    }
    assert DayCount.objects.get(what="imported").count == 1


def test_without_evidence_nobody_is_imported(bring, user):
    source = bring("a@example.org", evidence=Evidence())
    with pytest.raises(NotImported):
        carry_out(source=source, by=user)
    assert not Subscriber.objects.exists()


def test_who_was_suppressed_or_signed_up_meanwhile_is_left_out(bring, user):
    source = bring("a@example.org", "b@example.org", "c@example.org")
    suppress("a@example.org")
    records.SubscriberFactory(email="b@example.org", state="pending", confirmed_at=None)
    assert carry_out(source=source, by=user) == 1
    states = dict(Subscriber.objects.values_list("email", "state"))
    assert states == {"b@example.org": "pending", "c@example.org": "active"}


def test_a_file_is_imported_once(bring, user):
    source = bring("a@example.org")
    carry_out(source=source, by=user)
    for verb in (lambda: carry_out(source=source, by=user), lambda: discard(source=source)):
        with pytest.raises(NotImported):
            verb()
    assert Subscriber.objects.count() == 1
    assert DayCount.objects.get(what="imported").count == 1


def test_a_file_that_cannot_be_read_leaves_nothing(bring):
    with pytest.raises(NotImported):
        bring()
    with pytest.raises(Unreadable):
        receive(file_name="x", data=b"x", evidence=EVIDENCE, language="en", by=None)
    assert not SubscriberImport.objects.exists()


def test_a_discarded_file_is_forgotten(bring):
    discard(source=bring("a@example.org"))
    assert not ImportRow.objects.exists()


def test_rows_are_forgotten_after_a_day(bring, user, newsletter_index):
    done, _unused, fresh = (bring(f"{name}@example.org") for name in "abc")
    carry_out(source=done, by=user)
    long_ago = timezone.now() - timedelta(days=2)
    SubscriberImport.objects.exclude(pk=fresh.pk).update(created_at=long_ago)
    forget()
    assert set(SubscriberImport.objects.values_list("pk", flat=True)) == {done.pk, fresh.pk}
    assert set(ImportRow.objects.values_list("source", flat=True)) == {fresh.pk}
    assert Subscriber.objects.count() == 1
    assert not TrialLetter.objects.exists()


def test_large_files_are_written_in_pieces(bring, user, monkeypatch):
    monkeypatch.setattr("newsletter.importing.verdicts.CHUNK", 3)
    source = bring(*(f"a{n}@example.org" for n in range(8)), "a0@example.org")
    assert source.counts == {"new": 8, "double": 1}
    assert carry_out(source=source, by=user) == 8
    assert Subscriber.objects.filter(events__kind="imported").count() == 8
