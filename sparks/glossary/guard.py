"""The term guard: where a text uses words that do harm, and which serve better."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sparks.core.store import kept

from . import exempt, store
from .matching import Words, words
from .models.terms import Status
from .names import names_with
from .store import Entry

SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
# A word with a context ("client", of a child) is found in sentences that have one of these.
CHILDREN = {
    "en": re.compile(
        r"\b(?:child(?:ren)?|minors?|girls?|boys?|teen(?:ager)?s?|adolescents?|victims?"
        r"|young people)\b",
        re.IGNORECASE,
    ),
}
AROUND = 45  # characters shown on each side of a word


@dataclass(frozen=True)
class Finding:
    """A word that is better replaced. `text[start:end]` is `word`."""

    start: int
    end: int
    word: str
    entry: Entry

    @property
    def better(self) -> str:
        return self.entry.use_instead

    @property
    def why(self) -> str:
        return self.entry.why or self.entry.short

    @property
    def is_avoided(self) -> bool:
        return self.entry.status == Status.AVOID


def findings(text: str, language: str) -> list[Finding]:
    """Give what the glossary of `language` has against `text`, from its beginning to its end."""
    return find(text, guard(language), language, names_with(language))


def find(
    text: str, known: Words[Entry | None], language: str, names: Iterable[str] = ()
) -> list[Finding]:
    """Give what `known` (see `known_words`) has against `text`; the same for the same arguments.

    Titles of laws, quotations, addresses and `names` are let pass, as is a word within the wording
    that is better ("grooming" in "online grooming").
    """
    if not known.within(text):
        return []
    passing = exempt.spans(text, names)
    return [
        Finding(match.start(), match.end(), match[0], entry)
        for match, entry in known.finditer(text)
        if entry is not None
        and not any(start < match.end() and match.start() < end for start, end in passing)
        and not exempt.is_name(text, match.start(), match.end())
        and (not entry.context or _speaks_of_children(text, match.start(), language))
    ]


def known_words(entries: Iterable[Entry], language: str) -> Words[Entry | None]:
    """Give all wordings: of discouraged terms with the term, of better ones with None."""
    pairs = []
    for entry in entries:
        is_discouraged = entry.status != Status.PREFERRED
        if is_discouraged:
            # A one-word remedy says nothing about the words around it.
            pairs += [(wording, None) for wording in entry.better if " " in wording]
        pairs += [(wording, entry if is_discouraged else None) for wording in entry.wordings]
    return words(pairs, language)


@kept
def guard(language: str) -> Words[Entry | None]:
    """Give what is looked for in a language."""
    return known_words(store.entries(language), language)


def excerpt(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands before and after a place, cut at a blank."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "…" + before[before.find(" ") :].lstrip()
    if end + AROUND < len(text):
        after = after[: after.rfind(" ")].rstrip() + "…" if " " in after else "…"
    return before.replace("\n", " "), after.replace("\n", " ")


def _speaks_of_children(text: str, place: int, language: str) -> bool:
    pattern = CHILDREN.get(language)
    if pattern is None:
        return True
    start = max((m.end() for m in SENTENCE_END.finditer(text, 0, place)), default=0)
    end = SENTENCE_END.search(text, place)
    return bool(pattern.search(text, start, end.start() if end else len(text)))
