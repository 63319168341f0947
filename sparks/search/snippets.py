"""The lines under a hit: where its words stand, with the hits marked."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Left, NullIf

from .expressions import TextConfig
from .matching import Query
from .models import SearchEntry

# Control characters, which no entry's text contains; templates escape all the rest.
START, STOP = "\x02", "\x03"
LOOKED_AT = 20_000  # characters of each body


@dataclass(frozen=True)
class Piece:
    """A part of a snippet; `is_hit` when it is what was looked for."""

    text: str
    is_hit: bool


def snippets(query: Query, keys: list[int]) -> dict[int, list[Piece]]:
    """Give the snippet of each of these entries; one query, for the page that is shown only."""
    text = Coalesce(NullIf(Left("body", LOOKED_AT), Value("")), F("summary"))
    headline = SearchHeadline(
        text,
        query.tsquery,
        config=TextConfig(Value(query.language)),
        start_sel=START,
        stop_sel=STOP,
        max_words=28,
        min_words=14,
        max_fragments=2,
        fragment_delimiter=" … ",
    )
    found = SearchEntry.objects.filter(pk__in=keys).values_list("pk", headline)
    return {key: pieces(snippet) for key, snippet in found}


def pieces(marked: str) -> list[Piece]:
    """Take a text apart at the marks PostgreSQL has put around the hits."""
    parts = []
    for part in marked.split(START):
        hit, stop, rest = part.partition(STOP)
        parts += [Piece(hit, True), Piece(rest, False)] if stop else [Piece(part, False)]
    return [part for part in parts if part.text]
