"""From typed words to entries: what matches, and how well."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchQueryField
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Lower
from django.db.models.lookups import Exact

from .expressions import TextConfig
from .models import SearchEntry
from .synonyms import variants

LONGEST_TEXT = 200
TOKEN = re.compile(r"\w+")
# Nearly every page has a word that begins with two given letters.
SHORTEST_BEGINNING = 3
# What must be taken at its word: a phrase in quotes, a word to leave out.
OPERATOR = re.compile(r'"|(?:^|\s)-\w')


def clean(text: str) -> str:
    """Give what was typed without control characters, on one line, 200 characters at the most."""
    printable = "".join(char if char.isprintable() else " " for char in text[:LONGEST_TEXT])
    return " ".join(printable.split())


def has_operators(text: str) -> bool:
    """Say whether `text` asks for a phrase or leaves a word out."""
    return bool(OPERATOR.search(text))


@dataclass(frozen=True)
class Everything:
    """All entries of a language: what matches when no words are given."""

    language: str
    has_words = False
    exactness = Value(0)
    asked = Cast(Value(None), SearchQueryField())

    @property
    def entries(self) -> QuerySet:
        """Give what matches, in no order."""
        return SearchEntry.objects.filter(language=self.language)


@dataclass(frozen=True)
class Query:
    """Words to look for in one language, as a condition and as an order.

    asked: what the words of an entry are matched against.
    exact: lower case; an entry of this very title or acronym matches whatever its words are.
    """

    language: str
    asked: SearchQuery
    exact: str
    has_words = True

    @property
    def entries(self) -> QuerySet:
        """Give what matches, in no order."""
        in_language = SearchEntry.objects.filter(language=self.language)
        return in_language.filter(
            Q(words=self.asked) | Q(self._is("title")) | Q(self._is("acronym"))
        )

    @property
    def exactness(self) -> Case:
        """Give the expression that is 2 for entries of this acronym, 1 of this title, else 0."""
        # Through the indexes: reading the titles of thousands of matches takes longer.
        return Case(
            When(pk__in=SearchEntry.objects.filter(self._is("acronym")).values("pk"), then=2),
            When(pk__in=SearchEntry.objects.filter(self._is("title")).values("pk"), then=1),
            default=0,
            output_field=IntegerField(),
        )

    def _is(self, field: str) -> Exact:
        return Exact(Lower(field), Value(self.exact))


Matching = Query | Everything


def all_words(text: str, language: str) -> Query:
    """All words, quoted phrases, `or` and `-`, as search engines read them; or a synonym's."""
    wordings = [text, *variants(text, language)]
    first, *others = [_tsquery(wording, language, "websearch") for wording in wordings]
    for other in others:
        first = first | other
    return Query(language, first, text.lower())


def begun_word(text: str, language: str) -> Query:
    """All words, of which the last is perhaps not typed to its end."""
    return Query(language, _tsquery(begun(text), language, "raw"), text.lower())


def is_a_beginning(text: str) -> bool:
    """Say whether the last word is long enough for pages that it may be the beginning of."""
    tokens = TOKEN.findall(text)
    return bool(tokens) and len(tokens[-1]) >= SHORTEST_BEGINNING


def begun(text: str) -> str:
    """Give the words of `text` as to_tsquery reads them, the last one as a beginning."""
    return _joined(text, " & ", ":*")


def some_words(text: str, language: str) -> Query:
    """Any of the words."""
    return Query(language, _tsquery(_joined(text, " | "), language, "raw"), text.lower())


def _tsquery(text: str, language: str, search_type: str) -> SearchQuery:
    return SearchQuery(text, config=TextConfig(Value(language)), search_type=search_type)


def _joined(text: str, operator: str, ending: str = "") -> str:
    """Give the words of `text` in to_tsquery's own language: in quotes, no operator among them."""
    tokens = [f"'{token}'" for token in TOKEN.findall(text)]
    return operator.join(tokens) + ending if tokens else ""
