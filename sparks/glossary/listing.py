"""The glossary as one reader asks for it: letters, a status, words."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from . import marking, store
from .models.terms import Status
from .store import Entry

LONGEST = 100  # characters of what is looked for


@dataclass(frozen=True)
class Letter:
    """A part of the list; `key` is its place on the page."""

    letter: str
    entries: list[Entry]

    @property
    def key(self) -> str:
        return "other" if self.letter == "#" else self.letter.lower()


@dataclass(frozen=True)
class GlossaryListing:
    """What fits: `words` and `status` as understood (nonsense is nothing), and the letters."""

    words: str
    status: str
    letters: list[Letter]
    count: int

    @property
    def is_filtered(self) -> bool:
        return bool(self.words or self.status)

    @property
    def statuses(self) -> list[tuple[str, str]]:
        return Status.choices


def listing(entries: Iterable[Entry], words: str = "", status: str = "") -> GlossaryListing:
    """Give those of `entries` that say `words` somewhere and have `status`, by their letter."""
    words = " ".join(words.replace("\x00", " ").split())[:LONGEST]
    status = status if status in Status.values else ""
    wanted = plain(words)
    fitting = [
        entry
        for entry in entries
        if (not status or entry.status == status) and (not wanted or wanted in _said(entry))
    ]
    by_letter: dict[str, list[Entry]] = {}
    for entry in sorted(fitting, key=lambda each: plain(each.name)):
        first = plain(entry.name)[:1].upper()
        by_letter.setdefault(first if first.isalpha() else "#", []).append(entry)
    letters = [Letter(letter, found) for letter, found in by_letter.items()]
    return GlossaryListing(words, status, letters, len(fitting))


def plain(text: str) -> str:
    """Give `text` as one looks it up: neither case nor accents count."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()


def instead_of(entry: Entry, language: str) -> list[Entry]:
    """Give the words that `entry` replaces."""
    own = {plain(wording) for wording in entry.wordings}
    return [
        other
        for other in store.entries(language)
        if other is not entry and not own.isdisjoint(plain(each) for each in other.better)
    ]


def related(entry: Entry, language: str) -> list[Entry]:
    """Give the terms that stand in what is said about `entry`, each once."""
    said = f"{entry.use_instead}\n{entry.definition}\n{entry.why}"
    found = {other.slug: other for _match, other in marking.marked_words(language).finditer(said)}
    return [other for slug, other in found.items() if slug != entry.slug]


def _said(entry: Entry) -> str:
    return plain(" ".join([*entry.wordings, entry.definition, entry.use_instead]))
