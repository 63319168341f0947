from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sparks.core.limits import Limit, client_address, hashed, network_of, window_start
from sparks.core.models import RateCount

NOON = datetime(2026, 5, 1, 12, 20, tzinfo=UTC)
TWICE_AN_HOUR = Limit("test", times=2, window=timedelta(hours=1))


@pytest.mark.django_db
def test_one_too_many_is_told_how_long_to_wait():
    with time_machine.travel(NOON, tick=False):
        assert [TWICE_AN_HOUR.hit("ana") for _time in range(3)] == [0, 0, 40 * 60]
        assert TWICE_AN_HOUR.hit("ben") == 0, "others are not held up"
    with time_machine.travel(NOON + timedelta(minutes=40), tick=False):
        assert TWICE_AN_HOUR.hit("ana") == 0, "a new window"


@pytest.mark.django_db
def test_scopes_are_counted_apart():
    other = Limit("other", times=1, window=timedelta(hours=1))
    assert other.hit("ana") == 0
    assert TWICE_AN_HOUR.hit("ana") == 0
    assert RateCount.objects.count() == 2


@pytest.mark.django_db
def test_no_address_is_stored():
    TWICE_AN_HOUR.hit("192.0.2.0/24")
    stored = RateCount.objects.get()
    assert "192" not in stored.key
    assert len(stored.key) == 64


def test_hashes_differ_by_day_and_by_secret(settings):
    first = hashed("ana", day=NOON, scope="s")
    assert first == hashed("ANA", day=NOON + timedelta(hours=3), scope="s")
    assert first != hashed("ana", day=NOON + timedelta(days=1), scope="s")
    settings.SECRET_KEY = "another"
    assert first != hashed("ana", day=NOON, scope="s")


def test_windows_begin_at_whole_multiples():
    assert window_start(NOON, timedelta(hours=1)) == datetime(2026, 5, 1, 12, tzinfo=UTC)
    assert window_start(NOON, timedelta(days=1)) == datetime(2026, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("", "unknown"),
        ("nonsense", "unknown"),
    ],
)
def test_networks(rf, address, network):
    assert network_of(rf.get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (2, "203.0.113.9", "192.0.2.1"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == expected
