from collections import defaultdict

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from projects.models import Organisation, Participation, ProjectPage
from recommendations.models import FollowUp, RecommendationPage
from resources.models import ResourcePage
from sparks.core import outgoing
from sparks.core.listing import Facet, Sort, choices_of
from sparks.taxonomy.facets import country_facet

from ..addresses import record_url
from ..kinds import Kind
from ..pages import chosen, page_links
from ..records import Link, Record, Uri, one_of

NAME = "organisations"


class OrganisationRecord(Record):
    """An organisation that takes part in something that is shown on the site."""

    id: int
    api_url: Uri
    """This record."""
    name: str
    short_name: str
    kind: one_of(Organisation.Kind)
    country: str
    """ISO 3166-1 alpha-2; empty when unknown."""
    city: str
    website: Uri | None
    projects: list[Link]


def shown() -> QuerySet:
    """Give the organisations that a page names which everybody may see."""
    takes_part = Participation.objects.filter(
        organisation=OuterRef("pk"), project__in=ProjectPage.objects.in_active_language()
    )
    made = ResourcePage.objects.in_active_language().filter(organisations=OuterRef("pk"))
    acts = FollowUp.objects.filter(
        organisation=OuterRef("pk"),
        recommendation__in=RecommendationPage.objects.in_active_language(),
    )
    return Organisation.objects.filter(Exists(takes_part) | Exists(made) | Exists(acts))


def written(items: list[Organisation]) -> list[OrganisationRecord]:
    """Write organisations (two queries)."""
    parts = Participation.objects.filter(organisation__in=[each.pk for each in items])
    projects = defaultdict(set)
    for organisation, project in parts.values_list("organisation_id", "project_id"):
        projects[organisation].add(project)
    links = page_links(ProjectPage, set().union(*projects.values()), "projects")
    return [
        OrganisationRecord(
            id=each.pk,
            api_url=record_url(NAME, each.pk),
            name=each.name,
            short_name=each.short_name,
            kind=each.kind,
            country=each.country.code or "",
            city=each.city,
            website=outgoing.address(each.website) or None,
            projects=chosen(links, projects[each.pk]),
        )
        for each in items
    ]


KIND = Kind(
    name=NAME,
    title=_("Organisations"),
    record=OrganisationRecord,
    items=shown,
    records=written,
    facets=(
        Facet("kind", _("Kind"), "kind", choices_of(Organisation.Kind)),
        country_facet("country"),
    ),
    sorts=(Sort("name", _("A to Z"), (Lower("name"),)),),
    words_in=("name", "short_name"),
    is_translated=False,
)
