"""The lines under a hit: where its words stand, with the hits marked."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Left, NullIf

from .expressions import TextConfig
from .matching import Query

# Control characters, which no entry's text contains; templates escape all the rest.
START, STOP = "\x02", "\x03"
LOOKED_AT = 20_000  # characters of each body


@dataclass(frozen=True)
class Piece:
    """A part of a snippet; `is_hit` when it is what was looked for."""

    text: str
    is_hit: bool


def headline(query: Query) -> SearchHeadline:
    """Give the expression of an entry's snippet: costly, for the page that is shown only."""
    return SearchHeadline(
        Coalesce(NullIf(Left("body", LOOKED_AT), Value("")), F("summary")),
        query.asked,
        config=TextConfig(Value(query.language)),
        start_sel=START,
        stop_sel=STOP,
        max_words=28,
        min_words=14,
        max_fragments=2,
        fragment_delimiter=" … ",
    )


def pieces(marked: str) -> list[Piece]:
    """Take a text apart at the marks PostgreSQL has put around the hits."""
    parts = []
    for part in marked.split(START):
        hit, stop, rest = part.partition(STOP)
        parts += [Piece(hit, True), Piece(rest, False)] if stop else [Piece(part, False)]
    return [part for part in parts if part.text]
