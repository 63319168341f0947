"""Articles and events as schema.org knows them."""

from sparks.core import outgoing
from sparks.core.linked_data import iso, known, of_page, of_work, publisher

ATTENDANCE = "https://schema.org/%sEventAttendanceMode"


def news_article(page, request) -> dict:
    """Give an article as NewsArticle; an opinion as the kind of article that says so."""
    return of_work(
        "OpinionNewsArticle" if page.kind == page.Kind.OPINION else "NewsArticle",
        page,
        request,
        headline=page.title[:110],
        datePublished=iso(page.published_on),
        author=publisher(request),
        isBasedOn=outgoing.address(page.source_url),
    )


def event(page, request) -> dict:
    """Give an event with its times in its own zone; all-day ones with dates."""
    start, end = page.local_start, page.local_end
    if page.all_day:
        start, end = start.date(), end and end.date()
    return of_page(
        "Event",
        page,
        request,
        startDate=iso(start),
        endDate=iso(end),
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode=_attendance(page),
        location=_locations(page),
        organizer=known({"@type": "Organization", "name": page.organiser})
        if page.organiser
        else publisher(request),
    )


def _attendance(page) -> str:
    somewhere = bool(page.venue or page.city)
    if page.is_online:
        return ATTENDANCE % ("Mixed" if somewhere else "Online")
    return ATTENDANCE % "Offline" if somewhere else ""


def _locations(page) -> list[dict]:
    found = []
    if page.venue or page.city:
        address = {
            "@type": "PostalAddress",
            "addressLocality": page.city,
            "addressCountry": page.country.code if page.country else "",
        }
        name = page.venue or page.city
        found.append({"@type": "Place", "name": name, "address": known(address)})
    if url := outgoing.address(page.online_url):
        found.append({"@type": "VirtualLocation", "url": url})
    return found
