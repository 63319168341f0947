"""What a visit says of a link. Words and weights only: nothing here reads or writes a row."""

import hashlib
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from . import markers
from .models import Signal, State
from .net.visiting import Visit
from .owners import is_resolver, is_same_place, owner_of
from .reading import Head, head_of

# A sign that is enough by itself weighs 6, one that needs a second 3. See docs/decisions/links.md.
WEIGHTS = {
    Signal.ADULT_LABEL: 6,
    Signal.ADULT_WORDS: 6,
    Signal.GAMBLING_WORDS: 6,
    Signal.PARKED: 6,
    Signal.ADULT_WORD: 3,
    Signal.GAMBLING_WORD: 3,
    Signal.NEW_OWNER: 3,
    Signal.NEW_TITLE: 3,
}
SUSPICIOUS = 6
ANOTHER_TITLE = 45  # percent alike, at the most


@dataclass(frozen=True)
class Verdict:
    """A state for a page that was reached, the signs against it, and by what it is known again."""

    state: str
    signals: list[str] = field(default_factory=list)
    title: str = ""
    fingerprint: str = ""


def judge(url: str, visit: Visit, *, last_title: str = "", accepted: str = "") -> Verdict:
    """Judge the page that following `url` led to.

    last_title: of the last visit that nothing spoke against. accepted: fingerprint of what an
    editor found fine; while the page is the same, so does this.
    """
    head = head_of(visit.body, visit.charset, visit.rating)
    fingerprint = fingerprint_of(visit.final_url, head)
    if accepted and fingerprint == accepted:
        return Verdict(State.OK, title=head.title, fingerprint=fingerprint)
    signals = list(_signals(url, visit.final_url, head, last_title))
    if sum(WEIGHTS[each] for each in signals) >= SUSPICIOUS:
        state = State.SUSPICIOUS
    elif Signal.NEW_OWNER in signals:
        state = State.CHANGED_OWNER
    elif visit.is_permanent and not is_resolver(url) and not is_same_place(url, visit.final_url):
        state = State.MOVED
    else:
        state = State.OK
    return Verdict(state, signals, head.title, fingerprint)


def fingerprint_of(final_url: str, head: Head) -> str:
    """Give what the owner, the title and the page's own label have in common with no other page."""
    said = "\n".join([owner_of(final_url), head.title.lower(), head.rating])
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()


def _signals(url: str, final_url: str, head: Head, last_title: str):
    owner = owner_of(final_url)
    if any(label in head.rating.split() for label in markers.markers()["adult_label"]):
        yield Signal.ADULT_LABEL
    if owner in markers.markers()["parking_sites"] or markers.count("parked", head.words):
        yield Signal.PARKED
    for kind, many, one in (
        ("adult", Signal.ADULT_WORDS, Signal.ADULT_WORD),
        ("gambling", Signal.GAMBLING_WORDS, Signal.GAMBLING_WORD),
    ):
        if number := markers.count(kind, head.words):
            yield many if number > 1 else one
    if owner != owner_of(url) and not is_resolver(url):
        yield Signal.NEW_OWNER
    if last_title and head.title and fuzz.WRatio(last_title, head.title) <= ANOTHER_TITLE:
        yield Signal.NEW_TITLE
