"""All numbers of the response map in one statement."""

from collections.abc import Mapping, Sequence

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast

from .sources import Column, Source

PILLAR, CAPABILITY = "pillar", "capability"
AXES = (PILLAR, CAPABILITY)


class Counts:
    """How many pages there are: by axis, key on it (a pillar's slug, a capability's), column."""

    def __init__(self, rows):
        self._counts = {
            (row["axis"], row["key"], row["word"], row["state"]): row["count"] for row in rows
        }

    def of(self, axis: str, key: str, column: Column) -> int:
        """Give the number of one cell."""
        states = column.states or ("",)
        word = column.source.word
        return sum(self._counts.get((axis, key, word, state), 0) for state in states)


def count(
    columns: Sequence[Column], chosen: Mapping[str, str], axes: Sequence[str] = AXES
) -> Counts:
    """Count the pages of all `columns` that fit what is `chosen` (one query)."""
    sources = dict.fromkeys(column.source for column in columns)
    first, *others = [_tally(source, axis, chosen) for source in sources for axis in axes]
    return Counts(first.union(*others, all=True))


def _tally(source: Source, axis: str, chosen: Mapping[str, str]) -> QuerySet:
    path = source.facet(axis).path
    state = source.facet(source.state)
    return (
        source.items(chosen)
        .order_by()
        .filter(**{f"{path}__isnull": False})
        .values(
            word=Value(source.word),
            axis=Value(axis),
            key=Cast(F(path), CharField()),
            state=Cast(F(state.path), CharField()) if state else Value(""),
        )
        .annotate(count=Count("pk", distinct=True))
    )
