"""From the bytes of a CSV file to its rows, whatever program wrote it."""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 100_000
DELIMITERS = ",;\t|"
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods, xls

# What a column may be called, in small letters, without spaces and strokes.
NAMES = {
    "email": ["address", "email", "emailaddress", "mail"],
    "language": ["language", "lang"],
    "rhythm": ["rhythm", "frequency"],
    "pillars": ["pillars", "pillar"],
    "topics": ["topics", "topic", "tags"],
    "place": ["place", "where", "consentplace", "source"],
    "agreed_on": ["agreedon", "when", "date", "consentdate"],
    "words": ["words", "consentwords", "consenttext", "text"],
}
FIELD_OF = {name: field for field, names in NAMES.items() for name in names}


class Unreadable(ValueError):
    """The file cannot be read as a table of addresses; the text says why, for editors."""


def rows_of(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the number of the line and the known fields, trimmed, for each row of a file.

    Rows without a single word are left out. Raises Unreadable, also while it is iterated.
    """
    text = _decoded(data)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        fields = [_field(name) for name in next(reader, [])]
        if "email" not in fields:
            raise Unreadable(_no_address_column())
        yield from _rows(reader, fields)
    except csv.Error as error:
        raise Unreadable(_("The file is damaged or no CSV file.")) from error


def _rows(reader, fields: list[str | None]) -> Iterator[tuple[int, dict[str, str]]]:
    count = 0
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MAX_ROWS:
            limit = {"rows": f"{MAX_ROWS:,}"}
            raise Unreadable(_("The file has more than %(rows)s rows: split it.") % limit)
        found = zip(fields, cells, strict=False)
        yield reader.line_num, {field: cell.strip() for field, cell in found if field}


def _decoded(data: bytes) -> str:
    if data.startswith(SPREADSHEETS):
        raise Unreadable(_("This is a spreadsheet. Save it as CSV first, then bring that file."))
    encoding = next((MARKS[mark] for mark in MARKS if data.startswith(mark)), "")
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding:
            raise Unreadable(_("The file is damaged or no CSV file.")) from None
        text = data.decode("latin-1")  # never fails; older spreadsheet programs write it
    if "\0" in text:
        raise Unreadable(_("This is no text file."))
    if not text.strip():
        raise Unreadable(_("The file is empty."))
    return text


def _delimiter(text: str) -> str:
    """Give the separator with which the first line has the most columns that we know."""
    header = text.lstrip().splitlines()[0]

    def known(delimiter: str) -> int:
        return sum(
            _field(name) is not None for name in next(csv.reader([header], delimiter=delimiter))
        )

    return max(DELIMITERS, key=known)


def _field(name: str) -> str | None:
    """Give the field that a column's heading names."""
    return FIELD_OF.get("".join(char for char in name.lower() if char.isalpha()))


def _no_address_column() -> str:
    return _("The first line must name the columns, and one of them “address”.")
