"""The results of a search: a listing like any other, over the search's own table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import SimpleNamespace

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from sparks.core.listing import Listing
from sparks.taxonomy.models import Pillar
from sparks.taxonomy.store import pillars

from .answers import PER_PAGE, Answer, answer
from .facets import BEST, FACETS, NEWEST
from .finding import Found, find
from .kinds import BY_KEY, Kind
from .matching import Everything, clean
from .models import SearchEntry
from .snippets import Piece, headline, pieces


@dataclass(frozen=True)
class Hit:
    """One result, as the template shows it; `snippet` is empty when no words were given."""

    title: str
    acronym: str
    url: str
    kind: Kind
    date: date | None
    pillars: list[Pillar]
    summary: str
    snippet: list[Piece]


class SearchListing(Listing):
    """What is found in one language; without words, everything there is."""

    def __init__(self, language: str, params: QueryDict, path: str):
        self.language = language
        words = clean(params.get("q", ""))
        index = SimpleNamespace(
            title=_("Search"),
            facets=FACETS,
            sorts=(BEST, NEWEST) if words else (NEWEST,),
        )
        super().__init__(index, params, path)
        self.selection = replace(self.selection, words=words)

    @cached_property
    def found(self) -> Found | None:
        """How the words were read; None without words."""
        if not self.words:
            return None
        selection = self.selection
        return find(self.words, self.language, selection.chosen, self.sort.name, selection.page)

    @cached_property
    def answer(self) -> Answer:
        """What there is."""
        if self.found:
            return self.found.answer
        selection = self.selection
        return answer(Everything(self.language), selection.chosen, self.sort.name, selection.page)

    @property
    def total(self) -> int:
        return self.answer.total(self.selection.chosen)

    @cached_property
    def results(self) -> Page:
        """The keys of the page of results asked for."""
        page = Paginator(range(self.total), PER_PAGE).get_page(self.selection.page)
        page.object_list = self.answer.keys
        return page

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        chosen = self.selection.chosen
        return {facet.name: self.answer.counts(facet.name, chosen) for facet in FACETS}

    @property
    def suggestion_url(self) -> str:
        """Give the address of a search for the better spelling, with no filters."""
        words = self.found.suggestion or self.found.correction
        return self.url(replace(self.selection, chosen={}, words=words, page=1))

    def hits(self, request) -> list[Hit]:
        """Give this page of results as they are shown."""
        keys = list(self.results)
        entries = SearchEntry.objects.filter(pk__in=keys).as_cards()
        if self.found:
            entries = entries.annotate(snippet=headline(self.found.query))
        by_key = {entry.pk: entry for entry in entries}
        return [_hit(by_key[key], request) for key in keys if key in by_key]


def _hit(entry: SearchEntry, request) -> Hit:
    by_slug = {pillar.slug: pillar for pillar in pillars()}
    return Hit(
        title=entry.title,
        acronym=entry.acronym,
        url=entry.page.get_url(request),
        kind=BY_KEY[entry.kind],
        date=entry.date,
        pillars=[by_slug[slug] for slug in entry.pillars if slug in by_slug],
        summary=entry.summary,
        snippet=pieces(getattr(entry, "snippet", "")),
    )
