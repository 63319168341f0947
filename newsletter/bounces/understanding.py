"""Understanding a message that came to the bounce or the unsubscribe address.

What it proves and what it says are kept apart. The proof is a signature of ours (`evidence`). What
is said is looked for where it is said best: in the fields of a complaint or of a status report,
then in words, and last in nothing at all: then it is kept, and nothing follows.
"""

from dataclasses import dataclass
from email.message import Message
from uuid import UUID

from django.conf import settings

from .. import links
from ..addresses import normalised
from ..models import Feedback
from . import complaints, messages, notices, status
from .accounts import NOTHING, Account
from .evidence import TOKEN, Evidence, evidence_in
from .replies import has_reply_subject, is_automatic_reply

Kind = Feedback.Kind


@dataclass(frozen=True)
class Understood:
    """A message: what it says of whom, and what it proves."""

    accounts: tuple[Account, ...]
    evidence: Evidence
    leaving: UUID | None = None  # the key of a subscriber who wants no more mail


def understand(message: Message, envelope_to: str = "") -> Understood:
    """Give what a message says. envelope_to: whom it was sent to, when the mail server tells."""
    envelope = [envelope_to] if envelope_to else []
    return Understood(
        accounts=tuple(_accounts(message)),
        evidence=evidence_in(message, envelope),
        leaving=_leaving(message, envelope),
    )


def _accounts(message: Message) -> list[Account]:
    if complaint := complaints.account_in(message):
        return [complaint]
    # Before replies: bounces, too, may call themselves auto-replied.
    if found := status.accounts_in(message):
        return found
    if has_reply_subject(message) or (
        is_automatic_reply(message) and not notices.is_of_a_daemon(message)
    ):
        return [Account(Kind.AUTO_REPLY)]
    return [notices.account_in(message) or NOTHING]


def _leaving(message: Message, envelope: list[str]) -> UUID | None:
    """Give whom a mail to the unsubscribe address unsubscribes: its token in subject or text."""
    sent_to = {normalised(address) for address in [*envelope, *messages.recipients(message)]}
    if normalised(settings.NEWSLETTER_UNSUBSCRIBE_ADDRESS) not in sent_to:
        return None
    own = [line for line in messages.notice(message).splitlines() if not line.startswith(">")]
    words = "\n".join([messages.header(message, "Subject"), *own])
    keys = filter(None, map(links.key_of, TOKEN.findall(words)))
    return next(keys, None)
