"""Groups of countries. Names come from django-countries, in every language it knows."""

from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_countries import countries

EU = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
EFTA = frozenset(["CH", "IS", "LI", "NO"])
CANDIDATES = frozenset(["AL", "BA", "GE", "MD", "ME", "MK", "RS", "TR", "UA"])

GROUPS = {
    "eu": (_("European Union"), EU),
    "efta": (_("EFTA"), EFTA),
    "candidate": (_("Candidate countries"), CANDIDATES),
}


def group_of(code: str) -> str:
    """Give the group a country (ISO 3166-1 alpha-2) belongs to: eu, efta, candidate or other."""
    return next((key for key, (_name, codes) in GROUPS.items() if code in codes), "other")


def name_of(code: str) -> str:
    """Give the name of a country in the active language; the code itself when unknown."""
    return _name(code, get_language())


@cache
def _name(code: str, language: str) -> str:
    return countries.name(code) or code


def names() -> dict[str, str]:
    """Give the names of all countries in the active language, by their code."""
    return {code: name_of(code) for code in countries.countries}
