from collections import defaultdict
from datetime import date

from django.utils.translation import gettext_lazy as _

from projects.models import ProjectPage
from recommendations.models import FollowUp, RecommendationIndexPage, RecommendationPage
from recommendations.record import records_of
from resources.models import ResourcePage
from sparks.core import outgoing

from ..addresses import record_url
from ..kinds import Kind
from ..pages import chosen, common, keys_of, numbers, page_links, plain, slugs, topics
from ..records import Link, PageRecord, Record, Uri, one_of
from . import history
from .history import ChangeRecord, StatePeriod

NAME = "recommendations"


class FollowUpRecord(Record):
    """What somebody does, or did, about a recommendation."""

    who: str
    """The project, the organisation or a name; empty when the project is not shown here."""
    project: Link | None
    organisation: Link | None
    what: str
    status: one_of(FollowUp.Status)
    since: date | None
    link: Uri | None
    confirmed_on: date | None

    def __str__(self):
        return f"{self.who}: {self.what} ({self.status})"


class Recommendation(PageRecord):
    """A recommendation, its source, what is done about it, and what was heard when."""

    statement: str
    state: one_of(RecommendationPage.State)
    """Follows from the follow-ups."""
    state_since: date | None
    """The day on which this state was first known here."""
    pillar: str
    year: int
    source_text: str
    source_url: Uri | None
    reference: str
    """The recommendation with its source, as one writes it under a text."""
    addressed_to: list[str]
    """Slugs of the audiences that should act."""
    capabilities: list[int]
    """Numbers of the capabilities it would strengthen."""
    topics: list[str]
    evidence: list[Link]
    """Resources that support it."""
    follow_ups: list[FollowUpRecord]
    states: list[StatePeriod]
    """The states over time, the first one first."""
    history: list[ChangeRecord]
    """What was heard about the follow-ups, the first first. Nothing in it is ever rewritten."""
    rationale: str
    missing: str
    """What is still to be done."""


def written(items: list[RecommendationPage]) -> list[Recommendation]:
    """Write recommendations (four queries)."""
    evidence = page_links(ResourcePage, keys_of(items, "evidence"), "resources")
    follow_ups = _follow_ups(items)
    records = records_of(items)
    return [
        Recommendation(
            **common(page, NAME),
            **history.of(records[page.pk]),
            statement=page.statement,
            state=page.derived_state,
            pillar=page.pillar.slug,
            year=page.year,
            source_text=page.source_text,
            source_url=outgoing.address(page.source_url) or None,
            reference=page.citation(None),
            addressed_to=slugs(page, "addressed_to"),
            capabilities=numbers(page),
            topics=topics(page),
            evidence=chosen(evidence, page.evidence_keys),
            follow_ups=follow_ups[page.pk],
            rationale=plain(page.rationale),
            missing=page.missing,
        )
        for page in items
    ]


def _follow_ups(items: list[RecommendationPage]) -> dict[int, list[FollowUpRecord]]:
    found = FollowUp.objects.filter(recommendation__in=[page.pk for page in items])
    found = list(found.select_related("organisation").order_by("sort_order", "pk"))
    projects = page_links(ProjectPage, {each.project_id for each in found} - {None}, "projects")
    follow_ups = defaultdict(list)
    for each in found:
        record = _follow_up(each, projects.get(each.project_id))
        follow_ups[each.recommendation_id].append(record)
    return follow_ups


def _follow_up(each: FollowUp, project: Link | None) -> FollowUpRecord:
    """Write a follow-up; of a project that is not shown, not even the name is said."""
    organisation = each.organisation and Link(
        id=each.organisation_id,
        title=each.organisation.name,
        api_url=record_url("organisations", each.organisation_id),
    )
    named = project or organisation
    return FollowUpRecord(
        who=named.title if named else each.name,
        project=project,
        organisation=organisation,
        what=each.what,
        status=each.status,
        since=each.since,
        link=outgoing.address(each.link) or None,
        confirmed_on=each.confirmed_on,
    )


KIND = Kind.of_listing(
    RecommendationIndexPage,
    name=NAME,
    title=_("Recommendations"),
    record=Recommendation,
    fetch=lambda items: items.in_full().with_keys("evidence"),
    records=written,
)
