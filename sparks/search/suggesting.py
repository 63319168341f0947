"""What somebody may be looking for, while they type: pages whose names have words that begin so."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import BooleanField, ExpressionWrapper, F, Q, Value
from django.db.models.functions import Left, Lower
from django.db.models.lookups import Exact

from .expressions import NAMES_CONFIG, names_vector
from .kinds import BY_KEY, Kind
from .matching import begun
from .models import SearchEntry

FEWEST = 2  # letters, below which nearly everything begins so
MOST = 6


@dataclass(frozen=True)
class Suggestion:
    """A page to go to at once."""

    title: str
    url: str
    kind: Kind


def suggestions(text: str, language: str, request) -> list[Suggestion]:
    """Give pages with all words of `text` in title or acronym, the last one perhaps not complete.

    First those that begin as the text does, then the newest.
    """
    asked = begun(text)
    if len(text) < FEWEST or not asked:
        return []
    begins = ExpressionWrapper(
        Q(_begins("acronym", text)) | Q(_begins("title", text)), output_field=BooleanField()
    )
    in_order = ("-begins", F("date").desc(nulls_last=True), "pk")
    named = (
        SearchEntry.objects.filter(language=language)
        .alias(names=names_vector(), begins=begins)
        .filter(names=SearchQuery(asked, config=NAMES_CONFIG, search_type="raw"))
    )
    # Thousands may begin so: their keys are sorted, and only a few entries are read.
    keys = named.order_by(*in_order).values("pk")[:MOST]
    few = SearchEntry.objects.filter(pk__in=keys).alias(begins=begins)
    shown = few.order_by(*in_order).as_cards().defer("summary")
    return [
        Suggestion(
            title=f"{entry.acronym}: {entry.title}" if entry.acronym else entry.title,
            url=entry.page.get_url(request),
            kind=BY_KEY[entry.kind],
        )
        for entry in shown
    ]


def _begins(field: str, text: str) -> Exact:
    """Compare as many letters as were typed: there may be thousands of names to look at."""
    return Exact(Lower(Left(field, len(text))), Value(text.lower()))
