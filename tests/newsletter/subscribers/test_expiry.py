from datetime import timedelta

import pytest
from django.utils import timezone

from newsletter.models import AddressChange, DayCount, Subscriber, Suppression
from newsletter.tasks.subscribers import expire
from tests.factories.records import SubscriberFactory

pytestmark = pytest.mark.django_db


def ago(**time):
    return timezone.now() - timedelta(**time)


def someone(email, *, asked=None, **fields):
    subscriber = SubscriberFactory(email=email, **fields)
    if asked:
        subscriber.events.create(kind="asked", place="test", happened_at=asked)
    return subscriber


def test_who_never_confirmed_goes_after_seven_days():
    pending = {"state": "pending", "confirmed_at": None}
    old = ago(days=7, minutes=1)
    someone("old@example.net", asked=old, created_at=old, **pending)
    someone(
        "no@example.net", asked=old, created_at=old, state="left", left_at=old, confirmed_at=None
    )
    someone("again@example.net", asked=ago(days=2), created_at=old, **pending)
    someone("young@example.net", asked=ago(days=6), created_at=ago(days=6), **pending)
    someone("reader@example.net", asked=old, created_at=old)
    expire()
    left = set(Subscriber.objects.values_list("email", flat=True))
    assert left == {"again@example.net", "young@example.net", "reader@example.net"}
    assert DayCount.objects.get(what="expired").count == 2
    assert not Suppression.objects.exists()


def test_who_left_is_deleted_after_a_year_without_a_hash():
    someone("old@example.net", state="left", left_at=ago(days=366))
    someone("young@example.net", state="left", left_at=ago(days=364))
    expire()
    assert Subscriber.objects.get().email == "young@example.net"
    assert not Suppression.objects.exists()
    assert not DayCount.objects.exists()


def test_addresses_asked_for_in_vain_go():
    for number, days in enumerate((8, 6)):
        subscriber = someone(f"{number}@example.net")
        AddressChange.objects.create(
            subscriber=subscriber, new_email="x@example.net", created_at=ago(days=days)
        )
    expire()
    assert AddressChange.objects.get().subscriber.email == "1@example.net"
    assert Subscriber.objects.count() == 2


def test_many_go_in_batches(monkeypatch):
    monkeypatch.setattr("newsletter.retention.BATCH", 3)
    old = ago(days=8)
    for number in range(7):
        someone(f"{number}@example.net", created_at=old, state="pending", confirmed_at=None)
    expire()
    assert not Subscriber.objects.exists()
    assert DayCount.objects.get(what="expired").count == 7
