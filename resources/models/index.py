"""The library: what it can be filtered and sorted by."""

from django.db.models import F
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Facet, Sort, choices_of, years
from sparks.core.models import CitedListingMixin, ListingPage
from sparks.taxonomy.facets import (
    audience_facet,
    capability_facet,
    country_facet,
    pillar_facet,
    topic_facet,
)

from ..languages import LANGUAGES
from .resources import ResourcePage


class ResourceIndexPage(CitedListingMixin, ListingPage):
    """The whole library."""

    item_type = ResourcePage
    facets = (
        pillar_facet(),
        Facet("kind", _("Kind"), "kind", choices_of(ResourcePage.Kind)),
        audience_facet(),
        Facet("language", _("Language"), "files__language", lambda: dict(LANGUAGES)),
        Facet("access", _("Access"), "access", choices_of(ResourcePage.Access)),
        topic_facet(),
        capability_facet(),
        country_facet("organisations__country"),
        Facet("year", _("Year"), "published_on__year", years),
    )
    sorts = (
        Sort("newest", _("Newest"), (F("published_on").desc(nulls_last=True),)),
        Sort("oldest", _("Oldest"), (F("published_on").asc(nulls_last=True),)),
        Sort("name", _("A to Z"), (Lower("title"),)),
    )
    words_in = ("title", "abstract", "authors")

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.ResourcePage", "resources.KitPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of resources")

    def cited(self, request):
        return super().cited(request).with_organisation_names()
