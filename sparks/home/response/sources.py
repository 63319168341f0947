"""What the response map counts: each column is a listing with some of its filters set.

A cell's number and the list it leads to cannot differ: both ask the facets of the same listing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.models import EventIndexPage
from projects.models import ProjectIndexPage
from recommendations.models import RecommendationIndexPage
from resources.models import ResourceIndexPage
from sparks.core.listing import Facet
from sparks.core.models import ListingPage


@dataclass(frozen=True)
class Source:
    """One kind of page. word: its listing, as in `sparks.core.addresses.LISTINGS`.

    state: the facet that tells its columns apart; "" when there is only one.
    """

    word: str
    heading: Promise
    index: type[ListingPage]
    state: str = ""

    def facet(self, name: str) -> Facet | None:
        """Give a filter of the listing; None when it has none of that name."""
        return next((facet for facet in self.index.facets if facet.name == name), None)

    def items(self, chosen: Mapping[str, str]) -> QuerySet:
        """Give the open pages in the active language that fit what is `chosen`, by facet.

        A facet that the listing does not have does not narrow it.
        """
        pages = self.index.item_type.objects.in_active_language()
        with_state = {"status": "with_status", "state": "with_state"}.get(self.state)
        items = getattr(pages, with_state)() if with_state else pages
        for name, value in chosen.items():
            facet = self.facet(name)
            items = facet.narrow(items, [value]) if facet else items
        return items


@dataclass(frozen=True)
class Column:
    """A column of the table: pages of one source in some of its states."""

    key: str
    source: Source
    label: Promise
    states: tuple[str, ...] = ()

    @property
    def filters(self) -> dict:
        """Give what the address of the listing carries for this column."""
        return {self.source.state: self.states} if self.states else {}


PROJECTS = Source("projects", _("Projects"), ProjectIndexPage, "status")
RECOMMENDATIONS = Source("recommendations", _("Recommendations"), RecommendationIndexPage, "state")
RESOURCES = Source("resources", _("Resources"), ResourceIndexPage)
EVENTS = Source("events", _("Events"), EventIndexPage)
SOURCES = (PROJECTS, RECOMMENDATIONS, RESOURCES, EVENTS)

COLUMNS = (
    Column("projects_running", PROJECTS, _("running"), ("running",)),
    Column("projects_ended", PROJECTS, _("ended"), ("ended",)),
    Column("projects_other", PROJECTS, _("planned or undated"), ("planned", "unknown")),
    Column("recommendations_no_action", RECOMMENDATIONS, _("no known action"), ("no_action",)),
    Column("recommendations_in_progress", RECOMMENDATIONS, _("in progress"), ("in_progress",)),
    Column("recommendations_delivered", RECOMMENDATIONS, _("delivered"), ("delivered",)),
    Column("resources", RESOURCES, _("all")),
    Column("events", EVENTS, _("all")),
)


def columns_for(chosen: Mapping[str, str]) -> tuple[Column, ...]:
    """Give the columns whose listing can be narrowed by all that is `chosen`."""
    return tuple(each for each in COLUMNS if all(each.source.facet(name) for name in chosen))
