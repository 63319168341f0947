"""How many items each choice of each facet would give, in one statement."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import reduce

from django.db.models import Q, QuerySet
from wagtail.models import Page

from ..store import kept
from .facets import Facet
from .selection import Selection


def with_words(items: QuerySet, words: str, fields: Sequence[str]) -> QuerySet:
    """Give those of `items` in which every word stands in one of `fields`."""
    for word in words.split():
        anywhere = [Q(**{f"{field}__icontains": word}) for field in fields]
        items = items.filter(reduce(Q.__or__, anywhere))
    return items


def narrowed(
    items: QuerySet, facets: Sequence[Facet], selection: Selection, leave_out: Facet | None = None
) -> QuerySet:
    """Give those of `items` that fit what is chosen, one facet left out if asked."""
    for facet in facets:
        if facet is not leave_out and facet.name in selection.chosen:
            items = facet.narrow(items, selection.chosen[facet.name])
    return items


def counted(
    items: QuerySet, facets: Sequence[Facet], selection: Selection
) -> Mapping[str, dict[str, int]]:
    """Give the count of each value by facet, with what is chosen in all other facets applied."""
    if not facets:
        return {}
    tallies = [facet.tally(narrowed(items, facets, selection, leave_out=facet)) for facet in facets]
    counts = {facet.name: {} for facet in facets}
    for row in tallies[0].union(*tallies[1:], all=True):
        counts[row["facet"]][row["value"]] = row["count"]
    return counts


@kept
def all_counted(
    index_type: type[Page], index_pk: int, era: datetime
) -> Mapping[str, Mapping[str, int]]:
    """Give the counts of a listing of which nothing is chosen: its first page and all others.

    `era` (see `moments.era`) is there to have it counted anew when time has changed something.
    """
    index = index_type.objects.get(pk=index_pk)
    return counted(index.items(), index.facets, Selection())
