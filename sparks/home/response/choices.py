"""What the response map can be narrowed to: a year, a country."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language

from sparks.core.store import kept
from sparks.help.directory import by_name

from .sources import SOURCES

NARROWED_BY = ("year", "country")


@dataclass(frozen=True)
class Choices:
    """The years and countries there is anything for, as (value, name), and what is chosen."""

    years: list[tuple[str, str]]
    countries: list[tuple[str, str]]
    chosen: dict[str, str] = field(default_factory=dict)

    @property
    def year(self) -> str:
        return self.chosen.get("year", "")

    @property
    def country(self) -> str:
        return self.chosen.get("country", "")

    @property
    def words(self) -> list[str]:
        """Give what is chosen as visitors read it."""
        names = {"year": dict(self.years), "country": dict(self.countries)}
        return [names[name][value] for name, value in self.chosen.items()]


def choices(asked: Mapping[str, str]) -> Choices:
    """Read what the address asks for; what there is nothing for chooses nothing."""
    found = _found(get_language())
    chosen = {name: asked.get(name, "") for name in NARROWED_BY}
    return Choices(
        years=[(year, year) for year in sorted(found["year"], reverse=True)],
        countries=by_name(found["country"]),
        chosen={name: value for name, value in chosen.items() if value in found[name]},
    )


@kept
def _found(language: str) -> Mapping[str, set[str]]:
    """Give the values of each choice that there is anything for (one query)."""
    facets = [(source, source.facet(name)) for source in SOURCES for name in NARROWED_BY]
    tallies = [facet.tally(source.items({})) for source, facet in facets if facet]
    found = {name: set() for name in NARROWED_BY}
    for row in tallies[0].union(*tallies[1:], all=True):
        if row["value"]:
            found[row["facet"]].add(row["value"])
    return found
