from datetime import datetime

from django.utils.translation import gettext_lazy as _

from news.models import EventIndexPage, EventPage
from news.models.event_index import Status
from projects.models import ProjectPage
from sparks.core import outgoing

from ..kinds import Kind
from ..pages import chosen, common, keys_of, page_links, slugs, text_of, topics
from ..records import Link, PageRecord, Uri, one_of

NAME = "events"


class Event(PageRecord):
    """Something one can take part in. Who speaks there is on its page only."""

    status: one_of(Status)
    """Follows from the times as they stand at the moment of the answer."""
    starts_at: datetime
    ends_at: datetime | None
    time_zone: str
    """IANA name of the time zone of the place."""
    all_day: bool
    venue: str
    city: str
    country: str
    """ISO 3166-1 alpha-2; empty when unknown."""
    online_url: Uri | None
    registration_url: Uri | None
    registration_deadline_at: datetime | None
    recording_url: Uri | None
    organiser: str
    pillars: list[str]
    topics: list[str]
    projects: list[Link]
    lead: str
    text: str


def written(items: list[EventPage]) -> list[Event]:
    """Write events (one query)."""
    projects = page_links(ProjectPage, keys_of(items, "projects"), "projects")
    return [_event(page, chosen(projects, page.projects_keys)) for page in items]


def _event(page: EventPage, projects: list[Link]) -> Event:
    return Event(
        **common(page, NAME),
        status=page.derived_status,
        starts_at=page.starts_at,
        ends_at=page.ends_at,
        time_zone=page.time_zone,
        all_day=page.all_day,
        venue=page.venue,
        city=page.city,
        country=page.country.code or "",
        online_url=outgoing.address(page.online_url) or None,
        registration_url=outgoing.address(page.registration_url) or None,
        registration_deadline_at=page.registration_deadline_at,
        recording_url=outgoing.address(page.recording_url) or None,
        organiser=page.organiser,
        pillars=slugs(page, "pillars"),
        topics=topics(page),
        projects=projects,
        lead=page.lead,
        text=text_of(page.body),
    )


KIND = Kind.of_listing(
    EventIndexPage,
    name=NAME,
    title=_("Events"),
    record=Event,
    fetch=lambda items: items.in_full().with_keys("projects"),
    records=written,
)
