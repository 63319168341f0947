"""What changed between two payloads, in words with the changed ones marked."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

WORDS = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 3000  # beyond, whole lines are compared: comparing words takes the square of the time


@dataclass(frozen=True)
class FieldDiff:
    """One field that changed: as it was, as it is, and both in one with the changes marked."""

    field: str
    label: str
    old: str
    new: str
    html: SafeString


def marked(old: str, new: str) -> SafeString:
    """Give both texts in one: what is gone in <del>, what is new in <ins>."""
    pieces = list(_pieces(_split(old, new, old), _split(old, new, new)))
    return render_to_string("submissions/writing/marked.html", {"pieces": pieces})


def _split(old: str, new: str, text: str) -> list[str]:
    parts = WORDS.findall(text)
    if max(len(old), len(new)) > MOST_WORDS * 8:
        return text.splitlines(keepends=True)
    return parts


def _pieces(old: list[str], new: list[str]):
    """Give (what: same, gone or new; the words)."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, from_, to, new_from, new_to in matcher.get_opcodes():
        if what == "equal":
            yield "same", "".join(old[from_:to])
        else:
            if to > from_:
                yield "gone", "".join(old[from_:to])
            if new_to > new_from:
                yield "new", "".join(new[new_from:new_to])
