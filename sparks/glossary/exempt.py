"""What is nobody's choice of words: titles, quotations, names, addresses."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

TITLES = Path(__file__).parent / "data" / "titles.txt"
LONGEST_QUOTATION = 500
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
# Pairs of quotation marks. A single one may be an apostrophe, so those are no quotation.
MARKS = ["“”", "„“", "„”", "«»", "»«", '""']
QUOTATION = re.compile(
    "|".join(
        rf"{opening}[^{opening}{closing}\n]{{1,{LONGEST_QUOTATION}}}{closing}"
        for opening, closing in MARKS
    )
)
# "John Smith": a word with a capital before another one is (part of) a name.
NAME = re.compile(r"(?<!\w)([A-Z]\w+)(?=\s+[A-Z]\w)")


def spans(text: str, names: Iterable[str] = ()) -> list[tuple[int, int]]:
    """Give the places (start, end) in `text` where no word is complained about.

    names: of organisations; only these, not parts of them, are let pass.
    """
    patterns = [ADDRESS, QUOTATION, titles()]
    if names := [re.escape(name) for name in sorted(names, key=len, reverse=True)]:
        patterns.append(re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE))
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]


def is_name(text: str, start: int, end: int) -> bool:
    """Say whether the word at this place is the beginning of somebody's name."""
    match = NAME.match(text, start)
    return bool(match and match.end() == end)


@lru_cache
def titles() -> re.Pattern:
    """Give the pattern of titles of treaties, laws and offices, by data/titles.txt."""
    return re.compile("|".join(_titles()), re.IGNORECASE)


def _titles() -> Iterator[str]:
    for line in TITLES.read_text().splitlines():
        if line and not line.startswith("#"):
            yield r"\s+".join(re.escape(word) for word in line.split())
