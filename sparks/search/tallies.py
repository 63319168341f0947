"""How many results there are, in all and for each choice, from one pass over what matches."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet, Value

# The facets whose values an entry's group has; topics come in too many combinations.
GROUPED_BY = ("kind", "pillar", "year")

Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Group:
    """Entries that are alike in everything one can filter by, but for their topics."""

    values: Mapping[str, frozenset[str]]
    has_topic: bool
    size: int

    def fits(self, chosen: Chosen, but: str = "") -> bool:
        """Say whether the entries fit what is chosen, one facet left out."""
        return all(
            self.has_topic if name == "topic" else not self.values[name].isdisjoint(values)
            for name, values in chosen.items()
            if name != but
        )


@dataclass(frozen=True)
class Tally:
    """The groups of everything that matches the words."""

    groups: list[Group]

    def __bool__(self) -> bool:
        return bool(self.groups)

    def total(self, chosen: Chosen) -> int:
        """Give how many entries fit what is chosen."""
        return sum(group.size for group in self.groups if group.fits(chosen))

    def counts(self, facet: str, chosen: Chosen) -> dict[str, int]:
        """Give how many entries each value of a facet would leave, the other facets applied."""
        counts: Counter = Counter()
        for group in self.groups:
            if group.fits(chosen, but=facet):
                counts.update(dict.fromkeys(group.values[facet], group.size))
        return counts


def tally(entries: QuerySet, topics: tuple[str, ...] = ()) -> Tally:
    """Count `entries` (with their `year`) in one statement; `topics` are those that are chosen.

    There are few kinds, pillars and years, so few groups come back however much there is.
    """
    has_topic = Q(topics__overlap=list(topics)) if topics else Value(True)
    rows = (
        entries.order_by()
        .annotate(of=F("year"), has_topic=ExpressionWrapper(has_topic, BooleanField()))
        .values_list("kind", "pillars", "of", "has_topic")
        .annotate(size=Count("pk"))
    )
    return Tally(
        [
            Group(
                {
                    "kind": frozenset([kind]),
                    "pillar": frozenset(pillars),
                    "year": frozenset([year] if year else []),
                },
                has_topic,
                size,
            )
            for kind, pillars, year, has_topic, size in rows
        ]
    )
