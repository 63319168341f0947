"""The list of projects: what it can be filtered and sorted by."""

from django.db.models import F, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Facet, Sort, choices_of, years
from sparks.core.models import ListingPage
from sparks.taxonomy.facets import (
    audience_facet,
    capability_facet,
    country_facet,
    pillar_facet,
    programme_facet,
    topic_facet,
)

from .projects import ProjectPage

# Teams are known by their acronym, where they have one.
KNOWN_AS = Lower(Coalesce(NullIf("acronym", Value("")), "title"))


class ProjectIndexPage(ListingPage):
    """All projects and initiatives."""

    item_type = ProjectPage
    facets = (
        pillar_facet(),
        Facet("status", _("Status"), "derived_status", choices_of(ProjectPage.Status)),
        Facet("kind", _("Kind"), "kind", choices_of(ProjectPage.Kind)),
        audience_facet(),
        country_facet("participations__organisation__country"),
        programme_facet(),
        topic_facet(),
        capability_facet(),
        Facet("year", _("Start"), "start_on__year", years),
    )
    sorts = (
        Sort("newest", _("Newest"), (F("start_on").desc(nulls_last=True),)),
        Sort("oldest", _("Oldest"), (F("start_on").asc(nulls_last=True),)),
        Sort("name", _("A to Z"), (KNOWN_AS,)),
    )
    words_in = ("title", "acronym", "tagline", "short_version")

    parent_page_types = ["home.HomePage"]
    subpage_types = ["projects.ProjectPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of projects")

    def items(self):
        return super().items().with_status()
