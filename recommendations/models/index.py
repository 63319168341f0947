"""The list of recommendations: what it can be filtered and sorted by."""

from operator import attrgetter

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Facet, Sort, choices_of, years
from sparks.core.models import CitedListingMixin, ListingPage
from sparks.taxonomy.facets import audience_facet, capability_facet, pillar_facet, topic_facet

from .recommendations import RecommendationPage


class RecommendationIndexPage(CitedListingMixin, ListingPage):
    """All recommendations, by pillar."""

    item_type = RecommendationPage
    facets = (
        pillar_facet("pillar__slug"),
        audience_facet("addressed_to__slug", _("Who should act")),
        Facet("state", _("State"), "derived_state", choices_of(RecommendationPage.State)),
        Facet("year", _("Year"), "year", years),
        topic_facet(),
        capability_facet(),
    )
    sorts = (
        Sort(
            "pillar",
            _("By pillar"),
            ("pillar__sort_order", "pillar_id", "-year"),
            heading=attrgetter("pillar"),
        ),
        Sort("newest", _("Newest"), ("-year",)),
        Sort("name", _("A to Z"), (Lower("title"),)),
    )
    words_in = ("title", "statement", "source_text")

    parent_page_types = ["home.HomePage"]
    subpage_types = ["recommendations.RecommendationPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of recommendations")

    def items(self):
        return super().items().with_state()
