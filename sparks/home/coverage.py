"""How much there is for each pillar, of each kind."""

from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Value
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from news.models import EventPage
from projects.models import ProjectPage
from recommendations.models import RecommendationPage
from resources.models import ResourcePage
from sparks.core.related import filtered
from sparks.core.store import kept
from sparks.taxonomy.models import Pillar
from sparks.taxonomy.store import pillars

# What is counted: the word of its listing, heading, page type, where the pillar is found.
COLUMNS = [
    ("projects", _("Projects"), ProjectPage, "pillars"),
    ("recommendations", _("Recommendations"), RecommendationPage, "pillar"),
    ("resources", _("Resources"), ResourcePage, "pillars"),
    ("events", _("Events"), EventPage, "pillars"),
]


@dataclass(frozen=True)
class Cell:
    """One number of the table, and the listing that shows what it counts."""

    heading: str
    count: int
    url: str


def coverage_rows() -> list[tuple[Pillar, list[Cell]]]:
    """Give for each pillar a cell for each kind of content (one query a generation)."""
    return _rows(get_language())


@kept
def _rows(language: str) -> list[tuple[Pillar, list[Cell]]]:
    first, *others = map(_counts, COLUMNS)
    counted = {
        (row["word"], row["pillar_pk"]): row["count"] for row in first.union(*others, all=True)
    }
    return [
        (pillar, [_cell(pillar, column, counted) for column in COLUMNS]) for pillar in pillars()
    ]


def _counts(column: tuple) -> QuerySet:
    """Count the open pages of one column by pillar."""
    word, _heading, model, path = column
    return (
        model.objects.in_active_language()
        .order_by()
        .filter(**{f"{path}__isnull": False})
        .values(word=Value(word), pillar_pk=F(f"{path}__pk"))
        .annotate(count=Count("pk", distinct=True))
    )


def _cell(pillar: Pillar, column: tuple, counted: dict) -> Cell:
    word, heading, *_rest = column
    return Cell(
        heading=str(heading),
        count=counted.get((word, pillar.pk), 0),
        url=filtered(word, pillar=pillar.slug),
    )
