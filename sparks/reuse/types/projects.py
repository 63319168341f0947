from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from projects.models import Participation, ProjectIndexPage, ProjectPage
from projects.showcase import in_order
from sparks.core import outgoing

from ..kinds import Kind
from ..pages import common, numbers, plain, slugs, text_of, topics
from ..records import PageRecord, Record, Uri, one_of

NAME = "projects"


class Partner(Record):
    """An organisation's part in a project."""

    organisation_id: int
    """The id of the organisation in this API."""
    name: str
    country: str
    """ISO 3166-1 alpha-2; empty when unknown."""
    role: one_of(Participation.Role)
    eu_contribution: Decimal | None
    """In euro."""

    def __str__(self):
        return f"{self.name} ({', '.join(filter(None, [self.country, self.role]))})"


class Project(PageRecord):
    """A project, network, initiative or campaign."""

    acronym: str
    kind: one_of(ProjectPage.Kind)
    status: one_of(ProjectPage.Status)
    """Follows from the dates as they stand on the day of the answer."""
    start_on: date | None
    end_on: date | None
    programme: str
    """The code of the funding programme; empty without one."""
    grant_agreement_id: str
    topic_code: str
    """The topic of the call."""
    total_cost: Decimal | None
    """In euro."""
    eu_contribution: Decimal | None
    """In euro."""
    website: Uri | None
    source: one_of(ProjectPage.Source)
    """“cordis”: its facts come from CORDIS, © European Union."""
    pillars: list[str]
    capabilities: list[int]
    """Numbers of the capabilities it strengthens."""
    audiences: list[str]
    topics: list[str]
    partners: list[Partner]
    """Coordinators first."""
    short_version: str
    objective: str
    text: str
    """The story of the project, without its form."""


def written(items: list[ProjectPage]) -> list[Project]:
    """Write projects (one query for all partners)."""
    partners = _partners(items)
    return [_project(page, partners[page.pk]) for page in items]


def _project(page: ProjectPage, partners: list[Partner]) -> Project:
    return Project(
        **common(page, NAME),
        acronym=page.acronym,
        kind=page.kind,
        status=page.derived_status,
        start_on=page.start_on,
        end_on=page.end_on,
        programme=page.programme.code if page.programme else "",
        grant_agreement_id=page.grant_agreement_id or "",
        topic_code=page.topic_code,
        total_cost=page.total_cost,
        eu_contribution=page.eu_contribution,
        website=outgoing.address(page.website) or None,
        source=page.source,
        pillars=slugs(page, "pillars"),
        capabilities=numbers(page),
        audiences=slugs(page, "audiences"),
        topics=topics(page),
        partners=partners,
        short_version=page.short_version,
        objective=plain(page.objective),
        text=text_of(page.body),
    )


def _partners(items: list[ProjectPage]) -> dict[int, list[Partner]]:
    found = Participation.objects.filter(project__in=[page.pk for page in items])
    partners = defaultdict(list)
    for each in in_order(found.select_related("organisation").order_by("sort_order", "pk")):
        partner = Partner(
            organisation_id=each.organisation_id,
            name=each.organisation.name,
            country=each.organisation.country.code or "",
            role=each.role,
            eu_contribution=each.eu_contribution,
        )
        partners[each.project_id].append(partner)
    return partners


KIND = Kind.of_listing(
    ProjectIndexPage,
    name=NAME,
    title=_("Projects"),
    record=Project,
    fetch=lambda items: items.in_full(),
    records=written,
)
