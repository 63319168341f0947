"""From the bytes of a CSV table of CORDIS to its rows.

Python's csv module does not suffice here: CORDIS does not double the quotation marks around a field
that begins with one (`;""Combining …"";`), and a standard reader then joins or drops rows without a
word. So rows are split at `";"`, between which nothing is quoted, and their fields are counted.
Tables somebody saved again with a spreadsheet program quote only what must be; those csv reads.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from .rows import MAX_RECORD, Broken, Row, Unreadable

BETWEEN = b'";"'
# Every table begins with a number (of the project, or its record); line breaks stand within fields.
START = re.compile(rb'"\d{3,}";')
BEGIN_LENGTH = 60


def rows_of(stream: BinaryIO) -> Iterator[Row | Broken]:
    """Give the rows of a table, one at a time, in constant memory. Raises Unreadable."""
    header = stream.readline(MAX_RECORD).removeprefix(codecs.BOM_UTF8).strip()
    if not header:
        raise Unreadable(_("The file is empty."))
    if not header.startswith(b'"'):
        yield from _standard(header, stream)
        return
    names = [name.strip().lower() for name in _fields(header)]
    for line, raw in _records(stream, len(names) - 1):
        yield _row(line, raw, names)


def _records(stream: BinaryIO, between: int) -> Iterator[tuple[int, bytes]]:
    """Give the line and the bytes of each record; lines are joined until the next one begins."""
    first, kept = 0, b""
    for line, raw in _lines(stream):
        if kept and _begins(raw, kept, between):
            yield first, kept.rstrip(b"\r\n")
            kept = b""
        if not kept:
            first = line
        if len(kept) <= MAX_RECORD:  # beyond, only that it is too long matters
            kept += raw
    if kept.strip():
        yield first, kept.rstrip(b"\r\n")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    line = 2
    while raw := stream.readline(MAX_RECORD):
        yield line, raw
        line += raw.endswith(b"\n")


def _begins(raw: bytes, kept: bytes, between: int) -> bool:
    """Tell whether a line is the first of a record, given what came before it."""
    return bool(START.match(raw)) or (_is_whole(kept, between) and _is_whole(raw, between))


def _is_whole(raw: bytes, between: int) -> bool:
    raw = raw.rstrip(b"\r\n")
    return raw.count(BETWEEN) == between and raw.startswith(b'"') and raw.endswith(b'"')


def _row(line: int, raw: bytes, names: list[str]) -> Row | Broken:
    begin = raw[:BEGIN_LENGTH].decode("utf-8", "replace").replace("\0", " ")
    if len(raw) > MAX_RECORD:
        return Broken(line, _("This row is too long."), begin)
    if len(raw) < 2 or not (raw.startswith(b'"') and raw.endswith(b'"')):
        return Broken(line, _("This row does not begin and end with a quotation mark."), begin)
    if b"\0" in raw:  # PostgreSQL keeps no such letter
        return Broken(line, _("This row is no text."), begin)
    try:
        cells = _fields(raw)
    except UnicodeDecodeError:
        return Broken(line, _("This row is not written in UTF-8."), begin)
    if len(cells) != len(names):
        return Broken(line, _count(len(cells), len(names)), begin)
    return Row(line, dict(zip(names, cells, strict=True)))


def _fields(raw: bytes) -> list[str]:
    text = raw[1:-1].decode("utf-8").replace("\r\n", "\n")
    fields = text.split('";"')
    return [field.replace('""', '"') if '"' in field else field for field in fields]


def _standard(header: bytes, stream: BinaryIO) -> Iterator[Row | Broken]:
    """Read a table in the dialect that spreadsheet programs write."""
    names = next(csv.reader([header.decode("utf-8", "replace").lower()], delimiter=";"))
    text = codecs.getreader("utf-8")(stream, errors="strict")
    reader = csv.reader((part.replace("\0", " ") for part in text), delimiter=";", strict=True)
    line = 2
    try:
        for cells in reader:
            if len(cells) == len(names):
                yield Row(line, dict(zip(names, cells, strict=True)))
            elif cells:
                begin = ";".join(cells)[:BEGIN_LENGTH]
                yield Broken(line, _count(len(cells), len(names)), begin)
            line = reader.line_num + 2
    except (csv.Error, UnicodeDecodeError):
        words = _("The file is damaged in or after line %(line)d.") % {"line": line}
        raise Unreadable(words) from None


def _count(found: int, wanted: int) -> str:
    words = _("This row has %(found)d fields, the first line names %(wanted)d.")
    return words % {"found": found, "wanted": wanted}
