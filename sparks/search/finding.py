"""Ways to read what was typed: each is tried when the one before finds nothing."""

from dataclasses import dataclass

from .matching import Query, all_words, begun_word, has_operators, some_words
from .spelling import corrected


@dataclass(frozen=True)
class Found:
    """How typed words were read.

    query: what the results match.
    suggestion: another spelling, which has results, to offer.
    correction: the spelling that was searched for instead, because what was typed gave nothing.
    is_partial: no page has all the words; the results have some of them.
    """

    query: Query
    suggestion: str = ""
    correction: str = ""
    is_partial: bool = False


def find(text: str, language: str) -> Found:
    """Read `text` so that something is found, if anything is; at most four queries."""
    query = all_words(text, language)
    if query.entries.exists():
        return Found(query)
    begun = None if has_operators(text) else begun_word(text, language)
    is_begun = bool(begun and begun.entries.exists())
    better = corrected(text, language)
    other = all_words(better, language) if better else None
    if other and other.entries.exists():
        return Found(begun, suggestion=better) if is_begun else Found(other, correction=better)
    if is_begun:
        return Found(begun)
    return Found(some_words(text, language), is_partial=True) if begun else Found(query)
