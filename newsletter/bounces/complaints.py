"""Complaints: somebody marked a message as spam, and the mailbox provider says so (RFC 5965)."""

from email.message import Message

from ..models import Feedback
from . import messages, words
from .accounts import NOTHING, Account

Kind = Feedback.Kind

_COMPLAINTS = ("abuse", "fraud", "opt-out", "opt-out-list")
# The feedback loop of Outlook.com returns the message without any fields.
_PLAIN = "complaint about message from"


def account_in(message: Message) -> Account | None:
    """Give what a feedback report says; None when the message is none.

    Reports of other types, such as not-spam or failed authentication, say nothing of anybody.
    """
    for part in messages.parts(message):
        if part.get_content_type() == messages.COMPLAINT:
            return _account(messages.fields(part), message)
    if messages.header(message, "Subject").lower().startswith(_PLAIN):
        return Account(Kind.COMPLAINT, addresses=_written_to(message))
    return None


def _account(groups: list[dict[str, str]], message: Message) -> Account:
    fields = {name: value for group in reversed(groups) for name, value in group.items()}
    kind = fields.get("feedback-type", "").strip().lower()
    if kind not in _COMPLAINTS:
        return NOTHING
    named = words.ADDRESS.findall(fields.get("original-rcpt-to", ""))
    return Account(Kind.COMPLAINT, diagnostic=kind, addresses=_written_to(message).union(named))


def _written_to(message: Message) -> frozenset[str]:
    """Give whom the returned message was written to."""
    values = [messages.header(returned, "To") for returned in messages.returned(message)]
    return frozenset(found for value in values for found in words.ADDRESS.findall(value))
