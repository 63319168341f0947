"""Plain words out of what editors write."""

import re
from html import unescape

# A tag begins with a letter: "a < b" is text.
TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
# Control characters have no place in a text, and two of them mark the hits in a snippet.
UNSEEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
SPACES = re.compile(r"\s+")
WORD = re.compile(r"[^\W\d_]{4,30}")

LONGEST = 200_000  # characters; PostgreSQL takes no more than a megabyte of lexemes


def plain(text: str) -> str:
    """Give `text` without markup and control characters, on one line."""
    bare = unescape(TAG.sub(" ", text[: 4 * LONGEST]))
    return SPACES.sub(" ", UNSEEN.sub(" ", bare)).strip()[:LONGEST]


def words_in(text: str) -> set[str]:
    """Give the words of `text` that are long enough to be mistyped, in lower case."""
    return {word.lower() for word in WORD.findall(text)}
