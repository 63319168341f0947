"""Finding words and phrases in a text, whatever their number, case or line breaks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

WORD = re.compile(r"[^\s\-\u2010\u2011]+")
BETWEEN = r"[\s\-\u2010\u2011]+"
# Shorter words ("of", "for") have no plural worth looking for.
LONG_ENOUGH = 4
# Words by which English is inflected; other languages are matched as they are written.
IRREGULAR = {
    "child": "child(?:ren)?",
    "woman": "wom[ae]n",
    "man": "m[ae]n",
    "person": "pe(?:rsons?|ople)",
}
POSSESSIVE = "(?:['\u2019]s)?"


@dataclass(frozen=True)
class Words(Generic[T]):
    """Many wordings as one pattern; each stands for a thing."""

    pattern: re.Pattern | None
    things: tuple[T, ...]

    def finditer(self, text: str):
        """Give (match, thing) from left to right; of wordings that begin alike, the longest."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            yield match, self.things[int(match.lastgroup[1:])]

    def within(self, text: str) -> bool:
        """Say whether there is anything to find."""
        return bool(self.pattern and self.pattern.search(text))


def words(wordings: Iterable[tuple[str, T]], language: str) -> Words[T]:
    """Compile pairs of a wording and what it stands for; the first of two equal wordings wins."""
    pairs = sorted(wordings, key=lambda pair: -len(pair[0]))
    parts = [f"(?P<t{n}>{expression(wording, language)})" for n, (wording, _) in enumerate(pairs)]
    things = tuple(thing for _wording, thing in pairs)
    if not parts:
        return Words(None, things)
    return Words(re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE), things)


def expression(wording: str, language: str) -> str:
    """Give the regular expression of one wording; abbreviations keep their capitals."""
    return BETWEEN.join(_inflected(word, language) for word in WORD.findall(wording))


def _inflected(word: str, language: str) -> str:
    if word.isupper():
        return f"(?-i:{re.escape(word)}s?)"
    if language != "en" or (len(word) < LONG_ENOUGH and word.lower() not in IRREGULAR):
        return re.escape(word)
    if stem := IRREGULAR.get(word.lower()):
        return stem + POSSESSIVE
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{re.escape(word[:-1])}(?:y|ies){POSSESSIVE}"
    return f"{re.escape(word)}(?:es|s)?{POSSESSIVE}"
