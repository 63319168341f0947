from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, connections
from django.utils import timezone

from newsletter.actions.subscribers import sign_up as ask
from newsletter.models import ConsentEvent, DayCount, Subscriber
from newsletter.views import common
from sparks.core.models import OutboxMessage, RateCount
from sparks.core.tasks import tidy

from .conftest import promised

ADDRESS = "crowd@example.net"


def at(start, **after):
    return time_machine.travel(start + timedelta(**after), tick=False)


def test_one_in_a_quarter_of_an_hour_and_three_a_day(sign_up):
    # Just before midnight and a full hour: windows that begin there must not let more through.
    start = timezone.now().replace(hour=23, minute=59, second=50, microsecond=0)
    found = []
    for minutes in (0, 1, 14.99, 15, 20, 31, 60, 120, 24 * 60 - 1, 24 * 60, 24 * 60 + 14.9):
        with at(start, minutes=minutes):
            assert sign_up().status_code == 303, "the same answer"
            found.append(len(promised()))
    assert found == [1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4]


def test_known_addresses_count_the_same(sign_up, reader):
    for _time in range(2):
        sign_up(reader.email)
    assert promised() == ["newsletter.link"]


def test_tidying_up_opens_nothing(sign_up):
    start = timezone.now()
    for minutes in (0, 15, 30):
        with at(start, minutes=minutes):
            sign_up()
    with at(start, hours=23, minutes=59):
        tidy()
        sign_up()
    assert len(promised()) == 3


def test_an_erasure_opens_nothing(sign_up):
    sign_up()
    Subscriber.objects.all().delete()
    sign_up()
    assert promised() == ["newsletter.confirm"]
    assert not Subscriber.objects.exists()


def test_no_address_stands_in_the_counts(sign_up):
    sign_up()
    rows = list(RateCount.objects.values_list("scope", "key"))
    assert len(rows) == 2
    assert not [row for row in rows if "example" in "".join(row)]


def test_too_many_from_one_network(sign_up):
    for number in range(common.REQUESTS.times):
        assert sign_up(f"n{number}@example.net", network=f"192.0.2.{number}").status_code == 303
    response = sign_up("one-more@example.net", network="192.0.2.200", rhythm="weekly")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3600
    assert 'value="one-more@example.net"' in response.text
    assert "Many requests have come from your network" in response.text
    assert response["Cache-Control"] == "no-store"
    assert not Subscriber.objects.filter(email="one-more@example.net").exists()
    assert sign_up("one-more@example.net", network="198.51.100.1").status_code == 303


@pytest.fixture
def commits(django_db_setup, django_db_blocker):
    """The database with commits that are real; what is left is taken away by hand."""
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        yield
        for model in (Subscriber, RateCount, DayCount, OutboxMessage):
            model.objects.all().delete()
        connection.close()


def test_of_many_at_once_one_gets_through(commits):
    def once(_number):
        try:
            ask(email=ADDRESS, language="en", place="test")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(once, range(24)))
    assert Subscriber.objects.filter(email=ADDRESS).count() == 1
    assert ConsentEvent.objects.count() == 1
    assert promised() == ["newsletter.confirm"]
