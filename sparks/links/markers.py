"""The list of words, read once."""

import re
import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("markers.toml")


@cache
def markers() -> dict[str, frozenset[str]]:
    """Give the words by kind."""
    return {kind: frozenset(words) for kind, words in tomllib.loads(FILE.read_text()).items()}


def count(kind: str, text: str) -> int:
    """Give how many different words of a kind stand in `text` (in small letters)."""
    return len(set(_pattern(kind).findall(text)))


@cache
def _pattern(kind: str) -> re.Pattern:
    # The longest first, so that "online slots" is not read as less than it is.
    words = sorted(markers()[kind], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
