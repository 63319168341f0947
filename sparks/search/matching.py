"""From typed words to entries: what matches, and how well."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, CharField, F, FloatField, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, ExtractYear, Greatest, Lower
from django.db.models.lookups import Exact
from django.utils import timezone

from .expressions import WEIGHTS, TextConfig
from .models import SearchEntry
from .synonyms import variants

LONGEST_TEXT = 200
TOKEN = re.compile(r"\w+")
# What must be taken at its word: a phrase in quotes, a word to leave out.
OPERATOR = re.compile(r'"|(?:^|\s)-\w')
# Words that so many pages have say little about any of them: those come by date.
MOST_RANKED = 2000
# What this year's pages gain over old ones, at the most.
RECENCY = 0.25


def clean(text: str) -> str:
    """Give what was typed without control characters, on one line, 200 characters at the most."""
    printable = "".join(char if char.isprintable() else " " for char in text[:LONGEST_TEXT])
    return " ".join(printable.split())


def entries_in(language: str) -> QuerySet:
    """Give all entries of a language, each with its `year` as text."""
    entries = SearchEntry.objects.filter(language=language)
    return entries.alias(year=Cast(ExtractYear("date"), CharField()))


def has_operators(text: str) -> bool:
    """Say whether `text` asks for a phrase or leaves a word out."""
    return bool(OPERATOR.search(text))


@dataclass(frozen=True)
class Query:
    """Words to look for in one language, as a condition and as an order.

    tsquery: what the words of an entry are matched against.
    exact: lower case; an entry of this very title or acronym matches whatever its words are.
    """

    language: str
    tsquery: SearchQuery
    exact: str

    @property
    def entries(self) -> QuerySet:
        """Give what matches, in no order."""
        return entries_in(self.language).filter(
            Q(words=self.tsquery) | Q(self._is("title")) | Q(self._is("acronym"))
        )

    def ranked(self, entries: QuerySet, count: int) -> QuerySet:
        """Let `entries`, of which there are `count`, be ordered by `exactness` and `rank`."""
        exactness = Case(
            When(self._is("acronym"), then=2),
            When(self._is("title"), then=1),
            default=0,
            output_field=IntegerField(),
        )
        # Not by cover density: there, ten mentions in a text outweigh the one in a title.
        relevance = SearchRank(F("words"), self.tsquery, WEIGHTS) * _recency()
        rank = relevance if count <= MOST_RANKED else Value(0.0)
        return entries.alias(exactness=exactness, rank=rank)

    def _is(self, field: str) -> Exact:
        return Exact(Lower(field), Value(self.exact))


def all_words(text: str, language: str) -> Query:
    """All words, quoted phrases, `or` and `-`, as search engines read them; or a synonym's."""
    wordings = [text, *variants(text, language)]
    first, *others = [_tsquery(wording, language, "websearch") for wording in wordings]
    for other in others:
        first = first | other
    return Query(language, first, text.lower())


def begun_word(text: str, language: str) -> Query:
    """All words, of which the last is perhaps not typed to its end."""
    return Query(language, _tsquery(_joined(text, " & ", ":*"), language, "raw"), text.lower())


def some_words(text: str, language: str) -> Query:
    """Any of the words."""
    return Query(language, _tsquery(_joined(text, " | "), language, "raw"), text.lower())


def _tsquery(text: str, language: str, search_type: str) -> SearchQuery:
    return SearchQuery(text, config=TextConfig(Value(language)), search_type=search_type)


def _joined(text: str, operator: str, ending: str = "") -> str:
    """Give the words of `text` in to_tsquery's own language: in quotes, no operator among them."""
    tokens = [f"'{token}'" for token in TOKEN.findall(text)]
    return operator.join(tokens) + ending if tokens else ""


def _recency() -> Coalesce:
    """Give the factor by which newer pages count more: 1.25 this year, 1.125 last year, then 1."""
    age = Greatest(0, Value(timezone.localdate().year) - ExtractYear("date"))
    return Coalesce(1 + RECENCY / (1.0 + age), 1.0, output_field=FloatField())
