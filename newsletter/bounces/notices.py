"""Bounces in plain words, of servers that never heard of RFC 3464: flufl.bounce, and our words."""

import logging
import re
from email.message import Message

from flufl import bounce

from ..models import Feedback
from . import codes, messages, words
from .accounts import Account

Kind = Feedback.Kind

_DAEMON = re.compile(
    r"^[\"'<\s]*(?:mailer-?daemon|mail[-._ ]?daemon|post-?master|mdaemon|mail-?router"
    r"|mail ?delivery|mail-?(?:delivery-)?(?:sub)?system)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"undeliver|deliver(?:y|ing)?\b.{0,40}fail|fail\w*\b.{0,40}deliver|returned (?:mail|to sender)"
    r"|mail (?:system )?(?:error|failure)|delivery (?:status|report|problem|delay)|failure notice"
    r"|could not be (?:sent|delivered)|unzustellbar|nicht zustellbar|zustellung|zugestellt"
    r"|non (?:remis|distribu)|échec|no (?:se ha )?(?:entrega|podido)|devuelto|mancata consegna"
    r"|niet (?:bezorgd|afgeleverd)|onbestelbaar|não entregue|nie dostarczono|delayed|warning",
    re.IGNORECASE,
)

_ANSWER = re.compile(r"\s*(?:re|fwd?|aw|wg|tr|rv|rif|antw|sv)\s*:", re.IGNORECASE)

# It tells each of its detectors by name, and complains of mails that are not to its taste.
logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)


def account_in(message: Message) -> Account | None:
    """Give what a bounce in words says; None when the message is not a server's.

    Whatever people write, or forward, is no bounce, however much it looks like one.
    """
    temporary, permanent = _scan(message)
    addresses = temporary | permanent | _failed_recipients(message)
    if not (is_of_a_daemon(message) or _has_its_marks(message, bool(addresses))):
        return None
    notice = messages.notice(message)
    subject = messages.header(message, "Subject")
    if words.STILL_TRYING.search(notice) or (temporary and not permanent):
        return Account(Kind.DELAYED, diagnostic=_gist(notice), addresses=addresses)
    # A subject is often all that says it, but never in more precise words than the notice.
    default = Kind.SOFT if addresses or _SUBJECT.search(subject) else Kind.UNKNOWN
    kind, status = codes.judge(notice, default=default)
    if kind == Kind.UNKNOWN:
        return None
    return Account(kind, status, _gist(notice), addresses)


def is_of_a_daemon(message: Message) -> bool:
    """Say whether a mail server's own account wrote, or a header names the failed address."""
    sender = messages.header(message, "From")
    address = words.ADDRESS.search(sender)
    return (
        "X-Failed-Recipients" in message
        or bool(_DAEMON.match(sender))
        or bool(address and _DAEMON.match(address[0]))
    )


def _has_its_marks(message: Message, names_addresses: bool) -> bool:
    """Say whether a message of some other account is a server's: by its subject, if besides it
    has the empty sender or the form of a bounce, and is neither an answer nor forwarded."""
    subject = messages.header(message, "Subject")
    if not _SUBJECT.search(subject) or _ANSWER.match(subject):
        return False
    return names_addresses or messages.header(message, "Return-Path") in ("<>", "< >")


def _scan(message: Message) -> tuple[frozenset[str], frozenset[str]]:
    """Ask flufl.bounce for the addresses that fail for now, and for good."""
    try:
        temporary, permanent = bounce.all_failures(message)
    except Exception:  # it was written for mails that are well-formed
        return frozenset(), frozenset()
    return _as_text(temporary), _as_text(permanent)


def _as_text(addresses: frozenset[bytes]) -> frozenset[str]:
    texts = (address.decode("ascii", "replace") for address in addresses)
    return frozenset(text for text in texts if words.ADDRESS.fullmatch(text))


def _failed_recipients(message: Message) -> frozenset[str]:
    return frozenset(words.ADDRESS.findall(messages.header(message, "X-Failed-Recipients")))


def _gist(notice: str) -> str:
    """Give the lines of a notice that carry a code, or else its beginning."""
    lines = [line.strip() for line in notice.splitlines()]
    telling = [line for line in lines if re.search(r"\b[45]\d\d[ -]|\b[45]\.\d\.\d", line)]
    return " ".join(telling or filter(None, lines))
