"""From what a server said to a class: enhanced status codes (RFC 3463), then reply codes and words.

When in doubt the milder class is taken: a live address that is suppressed is a reader lost
without a trace, a dead one that is tried again is dropped by the count of soft failures.
"""

import re
from typing import NamedTuple

from ..models import Feedback
from . import words

Kind = Feedback.Kind

_ENHANCED = re.compile(r"(?<![\d.])([245])\.([0-7])\.(\d{1,3})(?![\d.]\d|\d)")
_REPLY = re.compile(r"(?<![\d.])([45])[0-5]\d(?=[\s#-])")
# Bad mailbox, bad system, bad syntax, moved away, a domain that takes no mail (RFC 7505).
_HARD = {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"}
# About the sender's address, the message or the protocol: nothing about the recipient.
_OURS = {"5.1.7", "5.1.8", "5.1.9", "5.3.4", "5.2.3"}


class Verdict(NamedTuple):
    """A class, and the status code it rests on, if any."""

    kind: Feedback.Kind
    status: str = ""


def judge(
    text: str, *, status: str = "", code: int | None = None, default: Kind = Kind.UNKNOWN
) -> Verdict:
    """Give the class of what a server said.

    text: its own words. status: the code that a report gives beside them; one within the words is
    more precise, since it comes from the last server. code: the reply code, when it is known.
    default: the class when nothing says more.
    """
    said = _status_in(text)
    status = said or _clean(status)
    by_words = _by_words(text, _is_temporary(status, code, text))
    if not status:
        return Verdict(by_words or default)
    by_status = _by_status(status)
    if by_status is None:  # 5.5.x is about the protocol, so about us; the rest is anybody's guess
        return Verdict(by_words or (Kind.POLICY if status[2] == "5" else Kind.SOFT), status)
    # Some servers say 5.1.1 to everything they do not want.
    if by_status == Kind.HARD and by_words in (Kind.POLICY, Kind.SOFT):
        return Verdict(by_words, status)
    return Verdict(by_status, status)


def _by_status(status: str) -> Kind | None:
    """Give the class of a status code; None when only the words can tell."""
    if status.startswith("4"):
        return Kind.SOFT
    if status in _HARD:
        return Kind.HARD
    if status in _OURS or status.startswith(("5.6.", "5.7.")):
        return Kind.POLICY
    if status.startswith(("5.2.", "5.3.", "5.4.")) and not status.endswith(".0"):
        return Kind.SOFT
    return None


def _by_words(text: str, is_temporary: bool) -> Kind | None:
    text = words.bare(text)
    if words.FULL.search(text):
        return Kind.SOFT
    if is_temporary:
        return Kind.SOFT
    if words.POLICY.search(text):
        return Kind.POLICY
    if words.NO_MAILBOX.search(text):
        return Kind.HARD
    return Kind.SOFT if words.TEMPORARY.search(text) else None


def _is_temporary(status: str, code: int | None, text: str) -> bool:
    if status:
        return status.startswith("4")
    if code:
        return code < 500
    found = _REPLY.search(text)
    return bool(found) and found[1] == "4"


def _status_in(text: str) -> str:
    found = _ENHANCED.search(text)
    return ".".join(found.groups()) if found and found[1] != "2" else ""


def _clean(status: str) -> str:
    found = _ENHANCED.search(status)
    return ".".join(found.groups()) if found else ""
