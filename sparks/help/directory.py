"""The directory as one reader sees it: a country, what people need, and who helps there."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sparks.taxonomy.countries import CANDIDATES, EFTA, EU, name_of

from .models.services import HelpService
from .needs import BY_KIND, NEEDS, Need

OFFERED = EU | EFTA | CANDIDATES


@dataclass(frozen=True)
class Section:
    """One need: who helps in the country, who helps in several, and where to look otherwise."""

    need: Need
    services: list[HelpService]
    across: list[HelpService]
    next_best: Need | None = None


@dataclass(frozen=True)
class Directory:
    """What the page shows. country: ISO code, or "" when none is chosen.

    countries: (code, name) of all that can be chosen, by name in the reader's language.
    covered: those of them for which there is at least one service.
    """

    country: str
    country_name: str
    countries: list[tuple[str, str]]
    covered: list[tuple[str, str]]
    sections: list[Section]

    @property
    def is_covered(self) -> bool:
        """Say whether there is a service in the country that is chosen."""
        return any(section.services for section in self.sections)


def directory(services: Iterable[HelpService], asked: str = "") -> Directory:
    """Sort `services` for somebody who asks for the country `asked`; nonsense chooses none."""
    services = list(services)
    with_services = {service.country.code for service in services if service.country}
    countries = by_name(OFFERED | with_services)
    country = asked if asked in dict(countries) else ""
    own = _by_kind(service for service in services if country and service.country == country)
    across = _by_kind(service for service in services if not service.country)
    return Directory(
        country=country,
        country_name=name_of(country) if country else "",
        countries=countries,
        covered=[(code, name) for code, name in countries if code in with_services],
        sections=[
            Section(
                need,
                own.get(need.kind, []),
                across.get(need.kind, []),
                None if need.kind in own else _next_best(need, own),
            )
            for need in NEEDS
        ],
    )


def by_name(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Give (code, name) of countries as one looks them up: accents do not count."""
    named = [(code, name_of(code)) for code in codes]
    return sorted(named, key=lambda each: _plain(each[1]))


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()


def _by_kind(services: Iterable[HelpService]) -> dict[str, list[HelpService]]:
    found: dict[str, list[HelpService]] = {}
    for service in sorted(services, key=lambda each: _plain(each.name)):
        found.setdefault(service.kind, []).append(service)
    return found


def _next_best(need: Need, own: dict[str, list[HelpService]]) -> Need | None:
    return next((BY_KIND[kind] for kind in need.next_best if kind in own), None)
