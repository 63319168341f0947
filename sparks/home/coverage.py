"""How much there is for each pillar, of each kind."""

from dataclasses import dataclass

from django.db.models import Count, F, Value
from django.utils.translation import gettext_lazy as _

from news.models import EventIndexPage, EventPage
from projects.models import ProjectIndexPage, ProjectPage
from recommendations.models import RecommendationIndexPage, RecommendationPage
from resources.models import ResourceIndexPage, ResourcePage
from sparks.core.store import kept
from sparks.taxonomy.models import Pillar
from sparks.taxonomy.store import pillars

from .sections.scope import in_active_language

# What is counted: key, heading, page type, its listing, where the pillar is found.
COLUMNS = [
    ("projects", _("Projects"), ProjectPage, ProjectIndexPage, "pillars"),
    (
        "recommendations",
        _("Recommendations"),
        RecommendationPage,
        RecommendationIndexPage,
        "pillar",
    ),
    ("resources", _("Resources"), ResourcePage, ResourceIndexPage, "pillars"),
    ("events", _("Events"), EventPage, EventIndexPage, "pillars"),
]


@dataclass(frozen=True)
class Cell:
    """One number of the table, and the listing that shows what it counts."""

    heading: str
    count: int
    url: str


def coverage_rows() -> list[tuple[Pillar, list[Cell]]]:
    """Give for each pillar a cell for each kind of content (one query)."""
    counted = {
        (row["column"], row["pillar_pk"]): row["count"] for row in _union([*map(_counts, COLUMNS)])
    }
    listings = listing_urls(pillars()[0].locale_id) if pillars() else {}
    return [
        (pillar, [_cell(pillar, column, counted, listings) for column in COLUMNS])
        for pillar in pillars()
    ]


def _counts(column):
    key, _heading, model, _listing, path = column
    return (
        in_active_language(model)
        .order_by()
        .filter(**{f"{path}__isnull": False})
        .values(column=Value(key), pillar_pk=F(f"{path}__pk"))
        .annotate(count=Count("pk", distinct=True))
    )


def _union(querysets):
    return querysets[0].union(*querysets[1:], all=True)


def _cell(pillar, column, counted, listings) -> Cell:
    key, heading, *_rest = column
    url = listings.get(key, "")
    return Cell(
        heading=str(heading),
        count=counted.get((key, pillar.pk), 0),
        url=f"{url}?pillar={pillar.slug}" if url else "",
    )


@kept
def listing_urls(locale_id: int) -> dict[str, str]:
    """Give the address of each listing in one language, by its key."""
    pages = {
        key: listing.objects.live().filter(locale_id=locale_id).first()
        for key, _heading, _model, listing, _path in COLUMNS
    }
    return {key: page.url for key, page in pages.items() if page}
