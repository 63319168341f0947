"""From the bytes of a JSON table of CORDIS, one long list of objects, to its rows."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from .rows import MAX_RECORD, Row, Unreadable

CHUNK = 64 * 1024
BETWEEN = re.compile(r"[\s,]*")
# Numbers stay as they are written: an amount must not pass through a float.
DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=lambda _name: "")


def rows_of(stream: BinaryIO) -> Iterator[Row]:
    """Give the objects of a list as rows, one at a time, in constant memory. Raises Unreadable."""
    try:
        yield from _objects(_pieces(stream))
    except UnicodeDecodeError:
        raise Unreadable(_("The file is not written in UTF-8.")) from None


def _objects(pieces: Iterator[str]) -> Iterator[Row]:
    text, line = next(pieces, "").lstrip(), 1
    if not text.startswith("["):
        raise Unreadable(_("This is no list of records."))
    text = text[1:]
    while True:
        begin = BETWEEN.match(text).end()
        line += text.count("\n", 0, begin)
        text = text[begin:] or next(pieces, "")
        if not text:
            raise _damaged(line)
        if text.startswith("]"):
            return
        if text.startswith("{"):
            found, end, text = _object(text, pieces, line)
            yield Row(line, {name.lower(): _text(value) for name, value in found.items()})
            line += text.count("\n", 0, end)
            text = text[end:]
        elif not BETWEEN.match(text).end():
            raise _damaged(line)


def _object(text: str, pieces: Iterator[str], line: int) -> tuple[dict, int, str]:
    """Give the object at the beginning, where it ends, and the text, of which more may be read."""
    while True:
        try:
            return *DECODER.raw_decode(text), text
        except (json.JSONDecodeError, RecursionError) as error:
            more = next(pieces, "") if len(text) < MAX_RECORD else ""
            if not more:
                raise _damaged(line) from error
            text += more


def _damaged(line: int) -> Unreadable:
    return Unreadable(_("The file is damaged in or after line %(line)d.") % {"line": line})


def _pieces(stream: BinaryIO) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    while raw := stream.read(CHUNK):
        if piece := decoder.decode(raw):
            yield piece
    if rest := decoder.decode(b"", final=True):
        yield rest


def _text(value) -> str:
    """Give a value as CSV would; what is nested is nothing that is read."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.replace("\0", " ") if isinstance(value, str) else ""
