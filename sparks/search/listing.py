"""The results of a search: a listing like any other, over the search's own table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import SimpleNamespace

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from sparks.core.listing import Listing
from sparks.core.listing.counts import narrowed
from sparks.core.listing.listing import PER_PAGE
from sparks.taxonomy.models import Pillar
from sparks.taxonomy.store import pillars

from .facets import BEST, FACETS, NEWEST, TOPIC
from .finding import Found, find
from .kinds import BY_KEY, Kind
from .matching import clean, entries_in
from .models import SearchEntry
from .snippets import Piece, headline, pieces
from .tallies import GROUPED_BY, Tally, tally


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
        return find(self.words, self.language, self._topics) if self.words else None

    @cached_property
    def tally(self) -> Tally:
        """What there is, before anything is filtered."""
        return self.found.tally if self.found else tally(self._with_words, self._topics)

    @property
    def total(self) -> int:
        return self.tally.total(self.selection.chosen)

    @cached_property
    def matches(self) -> QuerySet:
        """All entries that fit, ready to be put in order."""
        fitting = super().matches
        return self.found.query.ranked(fitting, self.total) if self.found else fitting

    @cached_property
    def results(self) -> Page:
        """The keys of the page of results asked for; their number is known from the tally."""
        keys = self.sort.put_in_order(self.matches).values_list("pk", flat=True)
        paginator = Paginator(keys, PER_PAGE)
        paginator.count = self.total
        return paginator.get_page(self.selection.page)

    @property
    def _topics(self) -> tuple[str, ...]:
        return self.selection.chosen.get("topic", ())

    @cached_property
    def _with_words(self) -> QuerySet:
        return self.found.query.entries if self.found else entries_in(self.language)

    @cached_property
    def counts(self) -> Mapping[str, dict[str, int]]:
        chosen = self.selection.chosen
        topics = TOPIC.tally(narrowed(self._with_words, FACETS, self.selection, TOPIC))
        counts = {name: self.tally.counts(name, chosen) for name in GROUPED_BY}
        return {**counts, TOPIC.name: {row["value"]: row["count"] for row in topics}}

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
