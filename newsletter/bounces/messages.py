"""Reading what came in: any bytes at all, of which mail servers send many kinds.

Nothing here raises on what a message holds. Parts of a message that is sent back to us are never
entered as if they were the report's own.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import HeaderParser
from email.utils import getaddresses

# Reports come before the message they return, so what lies beyond is not needed.
MAX_BYTES = 512 * 1024
MAX_DEPTH = 20
RETURNED = ("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers")
STATUS = ("message/delivery-status", "message/global-delivery-status")
COMPLAINT = "message/feedback-report"
RECIPIENT_HEADERS = (
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "X-Delivered-To",
    "X-RCPT-To",
    "To",
    "Cc",
)
# Where a report in plain words ends and the message it returns begins.
_COPY = re.compile(
    r"^(?:-{2,}[^\n]{0,20}(?:copy of (?:the|your) message|original message|below this line|"
    r"ursprüngliche|kopie|message d'origine|mensaje original|header|returned message)"
    r"|(?:original|the original) message(?: headers)?:?\s*$|received: from |return-path: )",
    re.IGNORECASE | re.MULTILINE,
)
_TAG = re.compile(r"<(?:style|script).*?</(?:style|script)>|<[^<>]*>", re.DOTALL | re.IGNORECASE)


def parse(raw: bytes) -> Message:
    """Give the message; one whose nesting is beyond reason as its headers alone."""
    raw = raw[:MAX_BYTES].replace(b"\0", b"")  # which no mail may hold, and no database takes
    try:
        return message_from_bytes(raw)
    except (RecursionError, ValueError, LookupError):
        head = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
        return HeaderParser().parsestr(head.decode("ascii", "replace"))


def header(message: Message, name: str) -> str:
    """Give a header's text, decoded as far as it can be, on one line; "" when it is missing."""
    values = (value for found, value in message.raw_items() if found.lower() == name.lower())
    value = _from_eight_bit(next(values, ""))
    # An encoding that does not exist, or not like this: take it as it stands.
    with suppress(MessageError, ValueError, LookupError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def _from_eight_bit(value: str) -> str:
    """Read what the parser kept of bytes beyond ASCII, which headers should not have."""
    content = str(value).encode("utf-8", "surrogateescape")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")


def recipients(message: Message) -> list[str]:
    """Give the addresses that a message was sent to, the envelope's first."""
    values = [str(value) for name in RECIPIENT_HEADERS for value in message.get_all(name, [])]
    return [address for _name, address in getaddresses(values) if "@" in address]


def parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """Go through a message and its parts, without entering a message that it returns."""
    yield message
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        return
    if depth < MAX_DEPTH:
        for part in message.get_payload():
            yield from parts(part, depth + 1)


def returned(message: Message) -> Iterator[Message]:
    """Give the messages, or their headers, that are returned or reported."""
    for part in parts(message):
        if part.get_content_type() not in RETURNED:
            continue
        payload = _payload(part)
        if isinstance(payload, list):
            yield from payload[:1]
        else:
            yield message_from_bytes(_decoded(part))


def text(part: Message) -> str:
    """Give the text of one part, in whatever encoding it is."""
    content = _decoded(part)
    try:
        decoded = content.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        decoded = content.decode("latin-1")
    return _TAG.sub(" ", decoded) if part.get_content_type() == "text/html" else decoded


def notice(message: Message) -> str:
    """Give what a report says in words, without the message that it returns."""
    found = {"text/plain": "", "text/html": ""}
    for part in parts(message):
        if not part.is_multipart() and not found.get(part.get_content_type(), "?"):
            found[part.get_content_type()] = text(part)
    words = found["text/plain"] or found["text/html"]
    copy = _COPY.search(words)
    return words[: copy.start()] if copy else words


def fields(part: Message) -> list[dict[str, str]]:
    """Give the groups of fields of a delivery-status or feedback-report part, names in small."""
    blocks = _payload(part)
    if not isinstance(blocks, list):
        blocks = _blocks(_decoded(part))
    elif not any(block.keys() for block in blocks):  # the parser does not decode what it splits
        blocks = _blocks(_unbase64("".join(map(_body, blocks))))
    else:  # and splits one type of report only
        blocks = [group for block in blocks for group in (block, *_blocks(_body(block).encode()))]
    groups = [
        {name.lower(): " ".join(str(value).split()) for name, value in reversed(block.items())}
        for block in blocks
    ]
    return [group for group in groups if group]


def _body(block: Message) -> str:
    body = _payload(block)
    return body.encode("utf-8", "replace").decode() if isinstance(body, str) else ""


def _blocks(content: bytes) -> list[Message]:
    groups = re.split(rb"(?:\r?\n){2,}", content.strip())
    return [HeaderParser().parsestr(group.decode("utf-8", "replace")) for group in groups]


def _decoded(part: Message) -> bytes:
    content = _payload(part, decode=True)
    return content if isinstance(content, bytes) else b""


def _payload(part: Message, *, decode: bool = False) -> list | str | bytes | None:
    try:
        return part.get_payload(decode=decode)
    except (ValueError, LookupError):  # a character set with an impossible name
        return None


def _unbase64(content: str) -> bytes:
    try:
        return b64decode(content)
    except ValueError:
        return content.encode("utf-8", "replace")
