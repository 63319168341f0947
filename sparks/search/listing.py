"""The results of a search: a listing like any other, over the search's own table."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import SimpleNamespace

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast, ExtractYear
from django.http import QueryDict
from django.utils.translation import gettext as _

from sparks.core.listing import Listing
from sparks.taxonomy.models import Pillar
from sparks.taxonomy.store import pillars

from .facets import BEST, FACETS, NEWEST
from .finding import Found, find
from .kinds import BY_KEY, Kind
from .matching import clean
from .models import SearchEntry
from .snippets import Piece, snippets


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
        return find(self.words, self.language) if self.words else None

    @cached_property
    def _with_words(self) -> QuerySet:
        if self.found:
            entries = self.found.query.entries
        else:
            entries = SearchEntry.objects.filter(language=self.language)
        return entries.alias(year=Cast(ExtractYear("date"), CharField()))

    @cached_property
    def matches(self) -> QuerySet:
        """All entries that fit, ready to be put in order."""
        return self.found.query.ranked(super().matches) if self.found else super().matches

    @property
    def suggestion_url(self) -> str:
        """Give the address of a search for the better spelling, with no filters."""
        words = self.found.suggestion or self.found.correction
        return self.url(replace(self.selection, chosen={}, words=words, page=1))

    def hits(self, request) -> list[Hit]:
        """Give this page of results as they are shown."""
        keys = [entry.pk for entry in self.results]
        marked = snippets(self.found.query, keys) if self.found and keys else {}
        by_slug = {pillar.slug: pillar for pillar in pillars()}
        return [
            Hit(
                title=entry.title,
                acronym=entry.acronym,
                url=entry.page.get_url(request),
                kind=BY_KEY[entry.kind],
                date=entry.date,
                pillars=[by_slug[slug] for slug in entry.pillars if slug in by_slug],
                summary=entry.summary,
                snippet=marked.get(entry.pk, []),
            )
            for entry in self.results
        ]
