"""Names that the guard lets pass. Rooms above this one say where they keep names."""

from collections.abc import Callable, Iterable

from sparks.core.store import kept

from . import store
from .models.terms import Status

# Gives the names among all it knows that contain one of the words.
Source = Callable[[Iterable[str]], Iterable[str]]
_sources: list[Source] = []


def source(function: Source) -> Source:
    """Let `function` give names, too. Decorator; a second time changes nothing."""
    if function not in _sources:
        _sources.append(function)
    return function


@kept
def names_with(language: str) -> tuple[str, ...]:
    """Give the names that contain a discouraged word: the others need no exemption."""
    discouraged = [
        wording
        for entry in store.entries(language)
        if entry.status != Status.PREFERRED
        for wording in entry.wordings
    ]
    if not discouraged:
        return ()
    return tuple(sorted({name for names in _sources for name in names(discouraged)}))
