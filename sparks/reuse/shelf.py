"""What stands on the page about open data: each type, how many records, and ways to them."""

from datetime import date
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import get_language

from sparks.core.addresses import LISTINGS, listing_urls
from sparks.core.feeds import FEEDS
from sparks.core.listing.selection import Selection
from sparks.core.store import kept

from .addresses import FILES, file_url, list_url
from .catalogue import KINDS
from .kinds import Kind

WORDS = {model: word for word, model in LISTINGS.items()}


class Row(NamedTuple):
    """One type. url: its listing, "" without one. ways: (words, address) to the same as data."""

    name: str
    title: str
    count: int
    url: str
    ways: list[tuple[str, str]]


def shelf() -> list[Row]:
    """Give all types in the active language."""
    counts = _counts(get_language(), timezone.localdate())
    return [_row(kind, counts[kind.name]) for kind in KINDS]


def _row(kind: Kind, count: int) -> Row:
    url = _listing_url(kind)
    feeds = [(name, f"{url}{leaf}") for leaf, (name, _feed) in FEEDS.items()] if url else []
    files = [(label, file_url(kind.name, ending)) for ending, label in FILES.items()]
    ways = [("API", list_url(kind.name, Selection(), 1)), *files, *feeds]
    return Row(kind.name, str(kind.title), count, url, ways)


def _listing_url(kind: Kind) -> str:
    if not kind.listing:
        return ""
    meta = kind.listing._meta
    return listing_urls().get(WORDS.get((meta.app_label, meta.model_name), ""), "")


@kept
def _counts(language: str, day: date) -> dict[str, int]:
    """Count the records of each type; some are shown only until a day."""
    return {kind.name: kind.items().count() for kind in KINDS}
