"""Events as iCalendar (RFC 5545): one to download, many to subscribe to."""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from icalendar import Calendar, Event
from icalendar.prop import vDuration

from sparks.core import outgoing
from sparks.core.seo import absolute

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Sparks in the Dark//Events//EN"
ASK_AGAIN = timedelta(hours=12)
DAY = timedelta(days=1)


def calendar_response(events: Iterable, request, *, name: str, filename: str) -> HttpResponse:
    """Serve `events` as one iCalendar file that calls itself `name`."""
    text = calendar_of(events, request, name=name).to_ical()
    headers = {"Content-Disposition": f'inline; filename="{filename}.ics"'}
    return HttpResponse(text, content_type=CONTENT_TYPE, headers=headers)


def calendar_of(events: Iterable, request, *, name: str) -> Calendar:
    """Give a calendar with `events` and the time zones that they are in."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(ASK_AGAIN), parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(entry_of(event, request))
    calendar.add_missing_timezones()
    return calendar


def entry_of(event, request) -> Event:
    """Give one event; its UID stays the same whatever is changed about it."""
    url = absolute(event.get_url(request) or "")
    changed_at = event.last_published_at or event.first_published_at or event.starts_at
    entry = Event()
    entry.add("uid", f"{event.translation_key}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}")
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    entry.add("sequence", int(changed_at.timestamp()) // 60)  # grows with every publication
    entry.add("summary", event.title)
    entry.add("description", f"{event.lead}\n\n{url}")
    entry.add("url", url)
    entry.add("status", "CONFIRMED")
    for name, value in {**times_of(event), "location": place_of(event)}.items():
        if value:
            entry.add(name, value)
    if pillars := [pillar.title for pillar in event.pillar_list]:
        entry.add("categories", pillars)
    return entry


def times_of(event) -> dict:
    """Give start and end: moments in the event's zone, or days, the end being the day after."""
    start, end = event.local_start, event.local_end
    if event.all_day:
        return {"dtstart": start.date(), "dtend": (end or start).date() + DAY}
    return {"dtstart": start, "dtend": end}


def place_of(event) -> str:
    """Give where it is: venue, city and country, or else the address online."""
    place = ", ".join(part for part in (event.venue, event.city, event.country_name) if part)
    return place or outgoing.address(event.online_url)
