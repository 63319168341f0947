"""What readers of a table give: rows, and those that could not be read."""

from dataclasses import dataclass

MAX_RECORD = 1024 * 1024  # bytes; the longest record in real files has about 10,000


class Unreadable(ValueError):
    """The file cannot be read as a dump of CORDIS; the text says why, for editors."""


@dataclass(frozen=True)
class Row:
    """One record: the line it begins in, and its fields by the name of their column.

    Names are in small letters: their case varies from dump to dump.
    """

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Broken:
    """A record that is not imported: the line it begins in, why, and how it begins."""

    line: int
    reason: str
    begin: str = ""
