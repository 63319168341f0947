"""Delivery status notifications (RFC 3464): what a report in fields says of each recipient."""

import re
from email.message import Message

from ..models import Feedback
from . import codes, messages, words
from .accounts import Account

Kind = Feedback.Kind

_FAILED = ("fail", "error")  # OpenSMTPD says error
_DELAYED = "delay"
_TYPE = re.compile(r"^\s*[\w-]{1,20}\s*;\s*")  # as in "smtp; 550 ..."


def accounts_in(message: Message) -> list[Account]:
    """Give what the status parts of a message say, one account for each recipient they name."""
    found = []
    for part in messages.parts(message):
        if part.get_content_type() in messages.STATUS:
            found += [_account(group, message) for group in _of_recipients(part)]
    return found


def _of_recipients(part: Message) -> list[dict[str, str]]:
    groups = messages.fields(part)
    return [group for group in groups if group.keys() & {"action", "status", "final-recipient"}]


def _account(group: dict[str, str], message: Message) -> Account:
    diagnostic = _TYPE.sub("", group.get("diagnostic-code", ""))
    status = group.get("status", "")
    kind, status = codes.judge(
        diagnostic or messages.notice(message), status=status, default=Kind.SOFT
    )
    named = [group.get(name, "") for name in ("original-recipient", "final-recipient")]
    return Account(
        kind=_by_action(group.get("action", "").lower(), status, kind),
        status=status,
        diagnostic=diagnostic,
        addresses=_addresses(*named, diagnostic),
    )


def _by_action(action: str, status: str, kind: Kind) -> Kind:
    if action.startswith(_DELAYED):
        return Kind.DELAYED
    if action.startswith(_FAILED) or (not action and status):
        return kind
    return Kind.UNKNOWN  # delivered, relayed, expanded: not asked for, and no failure


def _addresses(*values: str) -> frozenset[str]:
    plain = (_TYPE.sub("", value) for value in values)
    return frozenset(found for value in plain for found in words.ADDRESS.findall(value))
