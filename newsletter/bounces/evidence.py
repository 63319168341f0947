"""What proves which of our messages a report is about.

Only what bears our signature counts: the sender of the message (newsletter.verp), the personal
link in it (newsletter.links), its Message-ID. They may stand anywhere, since none can be made up.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from uuid import UUID

from .. import links, verp
from . import messages

MESSAGE_ID = re.compile(r"<[0-9a-f]{40}@[^<>\s]+>", re.IGNORECASE)
TOKEN = re.compile(r"(?<![\w-])[A-Za-z0-9_-]{22}-[A-Za-z0-9_-]{22}(?![\w-])")
MANY = 20  # of any kind in one message is more than a report has


@dataclass(frozen=True)
class Evidence:
    """delivery_id: by our signature. message_ids: as they look; keys: of subscribers, signed."""

    delivery_id: int | None = None
    message_ids: frozenset[str] = frozenset()
    keys: frozenset[UUID] = frozenset()


def evidence_in(message: Message, envelope_to: Iterable[str] = ()) -> Evidence:
    """Collect what a report proves; whom it was sent to goes before what it says."""
    words = _all_words(message)
    senders = (found[0] for found in verp.EXTENSION.finditer(words))
    addresses = [*envelope_to, *messages.recipients(message), *_first(senders)]
    deliveries = filter(None, map(verp.delivery_of, addresses))
    return Evidence(
        delivery_id=next(deliveries, None),
        message_ids=frozenset(_first(found[0].lower() for found in MESSAGE_ID.finditer(words))),
        keys=frozenset(filter(None, map(links.key_of, _first(TOKEN.findall(words))))),
    )


def _all_words(message: Message) -> str:
    """Give all text and all headers of a message, what it returns included."""
    found = []
    for part in [*messages.parts(message), *messages.returned(message)]:
        found += [f"{name}: {value}" for name, value in part.items()]
        if part.get_content_maintype() == "text":
            found.append(messages.text(part))
        elif part.get_content_type() in (*messages.STATUS, messages.COMPLAINT):
            found += [value for block in messages.fields(part) for value in block.values()]
    return "\n".join(found)


def _first(values: Iterable[str]) -> list[str]:
    return [value for value, _place in zip(dict.fromkeys(values), range(MANY), strict=False)]
