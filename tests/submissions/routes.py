"""Every route of the site with its parameters, read from the URL configuration itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, get_resolver
from django.utils.regex_helper import normalize


@dataclass(frozen=True)
class Route:
    """A route: the words of its address with places for parameters, and its full name."""

    form: str
    parameters: tuple[str, ...]
    name: str

    def addresses(self, values: dict[str, list[str]]) -> Iterator[str]:
        """Give its address with each combination of the values; KeyError for an unknown one."""
        for chosen in product(*(values[parameter] for parameter in self.parameters)):
            yield "/" + self.form % dict(zip(self.parameters, chosen, strict=True))


def all_routes() -> list[Route]:
    """Give all routes of the site, once each."""
    return list(dict.fromkeys(_below(get_resolver().url_patterns, "", (), "")))


def _below(patterns, start: str, given: tuple[str, ...], space: str) -> Iterator[Route]:
    for entry in patterns:
        for form, parameters in normalize(entry.pattern.regex.pattern):
            whole, both = start + form, (*given, *parameters)
            if isinstance(entry, URLPattern):
                yield Route(whole, both, f"{space}{entry.name or ''}")
            else:
                inner = f"{space}{entry.namespace}:" if entry.namespace else space
                yield from _below(entry.url_patterns, whole, both, inner)
