"""Ways to read what was typed: each is tried when the one before finds nothing."""

from dataclasses import dataclass, replace

from .answers import Answer, Chosen, answer
from .matching import (
    Query,
    all_words,
    begun_word,
    has_operators,
    is_a_beginning,
    some_words,
)
from .spelling import corrected


@dataclass(frozen=True)
class Found:
    """How typed words were read.

    query: what the results match.
    answer: the results, and how many there are by what one can filter by.
    suggestion: another spelling, which has results, to offer.
    correction: the spelling that was searched for instead, because what was typed gave nothing.
    is_partial: no page has all the words; the results have some of them.
    """

    query: Query
    answer: Answer
    suggestion: str = ""
    correction: str = ""
    is_partial: bool = False


def find(text: str, language: str, chosen: Chosen, sort: str, page: int) -> Found:
    """Read `text` so that something is found, if anything is; at most five queries."""

    def read(query: Query, **how) -> Found:
        return Found(query, answer(query, chosen, sort, page), **how)

    typed = read(all_words(text, language))
    if typed.answer:
        return typed
    is_open = not has_operators(text)
    begun = read(begun_word(text, language)) if is_open and is_a_beginning(text) else typed
    better = corrected(text, language)
    if better and (other := read(all_words(better, language), correction=better)).answer:
        return replace(begun, suggestion=better) if begun.answer else other
    if begun.answer or not is_open:
        return begun
    return read(some_words(text, language), is_partial=True)
