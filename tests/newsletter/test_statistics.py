"""Numbers without tracking, and the page that shows them."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from newsletter.models import DayCount, Mailing, Subscriber
from newsletter.statistics import active_by, confirmed_share, growth, sent
from tests.counting import queries_of
from tests.factories import records

URL = "newsletter_statistics:index"


def count(day: date, what: str, times: int) -> None:
    DayCount.objects.create(day=day, what=what, count=times)


@pytest.fixture
def in_may():
    with time_machine.travel("2026-05-20T12:00:00Z", tick=False):
        yield


def test_months_are_summed_up_and_never_missing(db, in_may):
    count(date(2026, 5, 1), "confirmed", 3)
    count(date(2026, 5, 20), "confirmed", 4)
    count(date(2026, 4, 30), "left", 2)
    count(date(2025, 5, 31), "confirmed", 9)  # a year ago
    months = growth()
    assert len(months) == 12
    assert (months[0].first, months[-1].first) == (date(2025, 6, 1), date(2026, 5, 1))
    assert months[-1].counts == {"confirmed": 7}
    assert (months[-1].gained, months[-2].lost, months[0].gained) == (7, 2, 0)


def test_a_year_ends_within_the_months(db):
    with time_machine.travel("2026-01-31T23:00:00Z", tick=False):
        firsts = [month.first for month in growth(3)]
    assert firsts == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)]


def test_how_many_confirmed(db, in_may):
    assert confirmed_share(growth()) is None
    count(date(2026, 5, 1), "asked", 8)
    count(date(2026, 5, 2), "confirmed", 6)
    assert confirmed_share(growth()) == 0.75


def test_only_active_ones_are_counted(db):
    records.SubscriberFactory.create_batch(2)
    records.SubscriberFactory(rhythm="weekly")
    records.SubscriberFactory(state="left", left_at=timezone.now())
    assert active_by("rhythm") == [("issues", 2), ("weekly", 1)]


def test_mailings_are_counted_by_state_or_by_what_was_kept(db):
    kept = Mailing.objects.create(title="Old", final_counts={"sent": 5})
    empty = Mailing.objects.create(title="New")
    assert [each.counts for each in sent([kept, empty])] == [{"sent": 5}, {}]


def test_the_page_shows_it_in_tables(editor, home):
    records.SubscriberFactory()
    count(timezone.now().date(), "bounced", 12)
    now = timezone.now()
    Mailing.objects.create(
        title="Old", frozen_at=now, audience_count=1234, final_counts={"sent": 1230, "failed": 4}
    )
    text = editor.get(reverse(URL)).text
    for words in ("English", "Each issue", "1,234", "1,230", "Address does not exist", ">12<"):
        assert words in text


def test_an_empty_site_has_a_page_too(editor, home):
    assert not Subscriber.objects.exists()
    assert "Nothing was sent yet." in editor.get(reverse(URL)).text


def test_queries_do_not_grow(editor, home):
    def fill(times: int) -> None:
        for _each in range(times):
            Mailing.objects.create(title="x", frozen_at=timezone.now(), audience_count=0)

    fill(2)
    before = len(queries_of(editor, reverse(URL)))
    fill(10)
    records.SubscriberFactory.create_batch(5)
    assert len(queries_of(editor, reverse(URL))) == before
