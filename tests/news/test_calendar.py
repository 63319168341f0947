"""Events as iCalendar: one to download, all to subscribe to."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.factories.pages import EventPageFactory


@pytest.fixture
def event(event_index):
    return EventPageFactory(
        parent=event_index,
        title="Meeting of teams",
        slug="meeting",
        lead="Everybody who works on detection should come, and bring what they have; it is " * 3,
        starts_at=datetime(2030, 5, 20, 8, tzinfo=UTC),
        ends_at=datetime(2030, 5, 21, 15, tzinfo=UTC),
        time_zone="Europe/Brussels",
        venue="Town hall",
        city="Brussels",
        country="BE",
        last_published_at=datetime(2029, 1, 2, 3, 4, tzinfo=UTC),
    )


def entries(response) -> list:
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_an_event_is_downloaded_as_a_calendar_file(visitor, event, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://sparks.example"
    response = visitor.get(f"{event.url}event.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="meeting.ics"' in response["Content-Disposition"]
    (entry,) = entries(response)
    assert entry["uid"] == f"{event.translation_key}@sparks.example"
    assert entry["summary"] == "Meeting of teams"
    assert entry["url"] == "https://sparks.example/en/events/meeting/"
    assert entry["location"] == "Town hall, Brussels, Belgium"
    assert entry.decoded("dtstamp") == event.last_published_at
    assert entry.decoded("last-modified") == event.last_published_at


def test_times_are_in_the_zone_of_the_event_which_is_described(visitor, event):
    response = visitor.get(f"{event.url}event.ics")
    (entry,) = entries(response)
    zone = ZoneInfo("Europe/Brussels")
    assert entry.decoded("dtstart") == datetime(2030, 5, 20, 10, tzinfo=zone)
    assert "DTSTART;TZID=Europe/Brussels:20300520T100000" in response.text
    assert [
        str(each["tzid"]) for each in Calendar.from_ical(response.content).walk("VTIMEZONE")
    ] == ["Europe/Brussels"]


def test_lines_are_folded_as_the_standard_asks(visitor, event):
    content = visitor.get(f"{event.url}event.ics").content
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_an_event_of_whole_days_ends_before_the_day_after(visitor, event):
    event.all_day = True
    event.save()
    (entry,) = entries(visitor.get(f"{event.url}event.ics"))
    assert entry.decoded("dtstart") == date(2030, 5, 20)
    assert entry.decoded("dtend") == date(2030, 5, 22)


def test_an_event_without_end_has_none(visitor, event):
    event.ends_at = None
    event.save()
    (entry,) = entries(visitor.get(f"{event.url}event.ics"))
    assert "dtend" not in entry


def test_sequence_grows_and_uid_stays_when_an_event_is_published_again(visitor, event):
    (before,) = entries(visitor.get(f"{event.url}event.ics"))
    event.title = "Meeting of all teams"
    event.save_revision().publish()
    event.last_published_at = datetime(2029, 2, 2, tzinfo=UTC)
    event.save()
    (after,) = entries(visitor.get(f"{event.url}event.ics"))
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_the_calendar_of_all_events_can_be_filtered(visitor, event, event_index, pillars):
    other = EventPageFactory(parent=event_index, title="Prevention day")
    other.pillars.add(pillars["prevention"])
    other.save()
    url = f"{event_index.url}calendar.ics"
    assert {entry["summary"] for entry in entries(visitor.get(url))} == {event.title, other.title}
    (entry,) = entries(visitor.get(f"{url}?pillar=prevention"))
    assert (entry["summary"], entry["categories"].to_ical()) == (other.title, b"Prevention")


def test_the_calendar_costs_the_same_for_any_number(
    visitor, event_index, django_assert_max_num_queries
):
    EventPageFactory.create_batch(12, parent=event_index)
    url = f"{event_index.url}calendar.ics"
    visitor.get(url)
    with django_assert_max_num_queries(5):
        visitor.get(url)


def test_an_unpublished_event_has_no_file(visitor, event):
    url = f"{event.url}event.ics"
    event.unpublish()
    assert visitor.get(url).status_code == 404
