"""From a finished message to one person's letter, without building it anew.

A message is rendered once for each variant (newsletter.rendering) with MARK where a personal
link needs one, and `seal`ed to bytes. For each recipient only the personal header lines are put
before it and the token into it: about a hundred times less work than building MIME for each.
"""

import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from functools import cached_property
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils.http import http_date

from . import links, verp
from .models import MailingVariant

# As long as a real token, so that links are the same length in previews and in letters.
MARK = "TOKEN-your-own-signed-link-stands-here-TOKEN-"
SOFT_BREAK = b"=\r\n"
_MARK = re.compile(rb"(?:=\r\n)?".join(re.escape(bytes([char])) for char in MARK.encode()))
_LINE_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True)
class Recipient:
    """To whom one delivery goes."""

    delivery_id: int
    key: UUID  # the subscriber's
    email: str


@dataclass(frozen=True)
class Letter:
    """One person's message, as it goes to a server.

    data: the whole message, CRLF line ends, dots doubled, without the final line with the dot.
    """

    delivery_id: int
    sender: str
    recipient: str
    message_id: str
    data: bytes


def seal(message: EmailMessage) -> bytes:
    """Give a message as bytes for MailingVariant.message; bodies must be quoted-printable.

    Raises ValueError when the message has a header that belongs to each letter, or no token.
    """
    for name in ("To", "Message-ID", "Date", "List-Unsubscribe", "List-Unsubscribe-Post"):
        if name in message:
            raise ValueError(f"{name} is written for each letter, not once.")
    sealed = message.as_bytes(policy=SMTP)
    # Encoding may have folded a token; on lines of its own it can be found and replaced.
    sealed, count = _MARK.subn(SOFT_BREAK + MARK.encode() + SOFT_BREAK, sealed)
    if not count:
        raise ValueError("There is no personal link in the message.")
    return sealed


@dataclass(frozen=True)
class LetterForm:
    """A variant's message, taken apart at its personal places. Kept by a worker for a mailing."""

    mailing_id: int
    message: bytes

    @classmethod
    def of(cls, variant: MailingVariant) -> "LetterForm":
        """Make the form of a variant."""
        return cls(variant.mailing_id, bytes(variant.message))

    def letter(self, recipient: Recipient) -> Letter:
        """Write the letter to one recipient."""
        token = links.token_of(recipient.key)
        message_id = message_id_of(self.mailing_id, recipient.key)
        head = (
            f"Date: {http_date().replace('GMT', '+0000')}\r\n"
            f"To: {recipient.email}\r\n"
            f"Message-ID: {message_id}\r\n"
            f"List-Unsubscribe: <{self._one_click.replace(MARK, token)}>,\r\n"
            f" <mailto:{settings.NEWSLETTER_UNSUBSCRIBE_ADDRESS}?subject={token}>\r\n"
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
        )
        return Letter(
            delivery_id=recipient.delivery_id,
            sender=verp.sender_of(recipient.delivery_id),
            recipient=recipient.email,
            message_id=message_id,
            data=head.encode() + token.encode().join(self._pieces),
        )

    @cached_property
    def _pieces(self) -> list[bytes]:
        return _LINE_DOT.sub(b"..", self.message).split(MARK.encode())

    @cached_property
    def _one_click(self) -> str:
        return links.one_click_url(MARK)


def message_id_of(mailing_id: int, key: UUID) -> str:
    """Give the Message-ID of a mailing for one subscriber: always the same one.

    Servers that drop what they have seen already recognise a second copy by it.
    """
    secret = settings.SECRET_KEY.encode()
    digest = sha256(b"newsletter:message:%d:%s:%s" % (mailing_id, key.bytes, secret)).hexdigest()
    return f"<{digest[:40]}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>"
