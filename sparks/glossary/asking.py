"""What the glossary has to say to somebody who searches."""

from dataclasses import dataclass

from sparks.core.store import kept

from . import store
from .listing import plain
from .matching import Words, words
from .models.terms import Status
from .store import Entry


@dataclass(frozen=True)
class Notes:
    """For the top of the results. old: a word we avoid; term: a term that was asked for."""

    old: Entry | None = None
    term: Entry | None = None


def notes(text: str, language: str) -> Notes:
    """Give what there is to say about `text`; nothing about words that only need care."""
    old = next((entry for _match, entry in old_words(language).finditer(text)), None)
    asked = plain(text.strip(' "'))
    entries = store.entries(language) if not old else ()
    named = (each for each in entries if asked in map(plain, each.wordings))
    return Notes(old, next((each for each in named if each.definition), None))


def better_searches(text: str, language: str) -> list[str]:
    """Give `text` with the word we avoid replaced by each better one, as a quoted phrase."""
    for match, entry in old_words(language).finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        return [f'{before}"{wording}"{after}' for wording in entry.better]
    return []


@kept
def old_words(language: str) -> Words[Entry]:
    """Give the words that we avoid; those that are harmless elsewhere are no old words."""
    avoided = (
        entry
        for entry in store.entries(language)
        if entry.status == Status.AVOID and not entry.context
    )
    return words(((wording, each) for each in avoided for wording in each.wordings), language)
