"""Demo pages: first all of them without what points elsewhere, then the pointers.

Each kind has a function that gives the plain fields of a page from its row, and one that fills in
what refers to other pages, which by then all exist.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone
from wagtail.models import Page

from news.models import ArticlePage, EventPage
from news.zones import DEFAULT_ZONE, at_wall_clock
from projects.models import Participation, ProjectPage
from recommendations.models import FollowUp, RecommendationPage
from resources.models import Edition, ResourcePage
from sparks.taxonomy.models import Programme

from .files import resource_file
from .read import Linker, day, days_away
from .sorting import Sorter

SATURDAY = 5
PARTICIPATION_FIELDS = ("role", "eu_contribution")


def picked(row: dict, *names: str) -> dict:
    """Give the fields of `row` with these names, as far as it has them."""
    return {name: row[name] for name in names if name in row}


def project(row: dict) -> ProjectPage:
    """Make a project's page."""
    money = {name: Decimal(row[name]) for name in ("total_cost", "eu_contribution") if name in row}
    page = ProjectPage(
        **picked(row, "slug", "kind", "acronym", "title", "tagline", "start_on", "end_on"),
        **picked(row, "grant_agreement_id", "topic_code", "website", "contact_note"),
        **picked(row, "partners_note"),
        **money,
        short_version=row["summary"],
        programme=Programme.objects.filter(code=row.get("programme")).first(),
    )
    if "last_confirmed_days" in row:
        page.last_confirmed_at = timezone.now() - timedelta(days=abs(row["last_confirmed_days"]))
    return page


def fill_project(page: ProjectPage, row: dict, linker: Linker, sorter: Sorter) -> None:
    page.objective = linker.html(row.get("objective", ""))
    page.key_figures = [{"type": "figure", "value": value} for value in row.get("key_figures", [])]
    page.participations = [
        Participation(
            organisation=sorter.organisations[part["organisation"]],
            sort_order=place,
            **picked(part, *PARTICIPATION_FIELDS),
        )
        for place, part in enumerate(row.get("participations", []))
    ]


def article(row: dict) -> ArticlePage:
    """Make an article's page."""
    return ArticlePage(
        **picked(row, "slug", "title", "kind", "lead", "source_name", "source_url", "original_on"),
        published_on=day(row, "published_on"),
    )


def fill_article(page: ArticlePage, row: dict, linker: Linker, sorter: Sorter) -> None:
    page.projects = sorter.pages(ProjectPage, row.get("projects", []))
    page.resources = sorter.pages(ResourcePage, row.get("resources", []))


def event(row: dict) -> EventPage:
    """Make an event's page; its times are those of a clock at its place."""
    zone = row.get("time_zone", DEFAULT_ZONE)
    starts, ends = event_times(row)
    page = EventPage(
        **picked(row, "slug", "title", "lead", "all_day", "venue", "city", "country"),
        **picked(row, "online_url", "registration_url", "organiser", "recording_url"),
        time_zone=zone,
        starts_at=at_wall_clock(starts, zone),
        ends_at=ends and at_wall_clock(ends, zone),
    )
    if "registration_deadline_days" in row:
        deadline = datetime.combine(days_away(row["registration_deadline_days"]), time(23, 59))
        page.registration_deadline_at = at_wall_clock(deadline, zone)
    return page


def event_times(row: dict) -> tuple[datetime, datetime | None]:
    """Give start and end of an event, with or without absolute dates."""
    if "starts_at" in row:
        return row["starts_at"], row.get("ends_at")
    length = timedelta(days=row.get("duration_days", 1) - 1)
    first = days_away(row["days_from_today"])
    while is_free(first) or is_free(first + length):
        first += timedelta(days=1)
    last = first + length
    starts = clock(row.get("starts_time"), time(0))
    return datetime.combine(first, starts), datetime.combine(
        last, clock(row.get("ends_time"), time(23, 59))
    )


def is_free(moment: date) -> bool:
    """Say whether nobody would meet on a day: a weekend, or the days around the new year."""
    holidays = (moment.month, moment.day) >= (12, 24) or (moment.month, moment.day) <= (1, 1)
    return moment.weekday() >= SATURDAY or holidays


def clock(value, otherwise: time) -> time:
    """Give a time of day from TOML's own type or from its text."""
    if value is None:
        return otherwise
    return value if isinstance(value, time) else time.fromisoformat(value)


def fill_event(page: EventPage, row: dict, linker: Linker, sorter: Sorter) -> None:
    page.projects = sorter.pages(ProjectPage, row.get("projects", []))
    page.programme = [
        {"type": "slot", "value": {"note": "", **slot}} for slot in row.get("programme", [])
    ]
    page.speakers = [{"type": "speaker", "value": value} for value in row.get("speakers", [])]


def recommendation(row: dict) -> RecommendationPage:
    """Make a recommendation's page."""
    return RecommendationPage(
        **picked(row, "slug", "title", "statement", "source_text", "source_url", "year", "missing"),
        rationale="",
        pillar_id=Sorter.pillar_key(row["pillar"]),
    )


def fill_recommendation(page, row: dict, linker: Linker, sorter: Sorter) -> None:
    page.rationale = linker.html(row["rationale"])
    page.addressed_to = sorter.audiences(row.get("addressed_to", []))
    page.evidence = sorter.pages(ResourcePage, row.get("evidence", []))
    page.follow_ups = [
        FollowUp(
            locale=page.locale,
            sort_order=place,
            project=sorter.pages(ProjectPage, [part["project"]])[0] if "project" in part else None,
            organisation=sorter.organisations.get(part.get("organisation")),
            confirmed_on=days_away(part["confirmed_days"]) if "confirmed_days" in part else None,
            **picked(part, "name", "what", "status", "since", "link"),
        )
        for place, part in enumerate(row.get("follow_ups", []))
    ]


def resource(row: dict) -> ResourcePage:
    """Make a resource's page."""
    return ResourcePage(
        **picked(row, "slug", "title", "kind", "authors", "region", "licence", "doi"),
        **picked(row, "evidence_grade", "access", "access_note"),
        published_on=day(row, "published_on"),
        abstract=row["summary"],
    )


def fill_resource(page: ResourcePage, row: dict, linker: Linker, sorter: Sorter) -> None:
    page.organisations = [sorter.organisations[key] for key in row.get("organisations", [])]
    page.projects = sorter.pages(ProjectPage, row.get("projects", []))
    page.files = [
        resource_file(part, row["slug"], place) for place, part in enumerate(row.get("files", []))
    ]
    page.editions = [
        Edition(locale=page.locale, sort_order=place, **part)
        for place, part in enumerate(row.get("editions", []))
    ]


def fill_common(page: Page, row: dict, linker: Linker, sorter: Sorter) -> None:
    """Fill what several kinds have: body, pillars, capabilities, audiences, topics."""
    if hasattr(page, "body"):
        page.body = linker.body(row.get("body", []))
    if "pillars" in row:
        page.pillars = sorter.pillars(row["pillars"])
    if hasattr(page, "capabilities"):
        page.capabilities = sorter.capabilities(row.get("capabilities", []))
    if hasattr(page, "audiences"):
        page.audiences = sorter.audiences(row.get("audiences", []))
    if hasattr(page, "topics"):
        page.topics.add(*row.get("topics", []))
