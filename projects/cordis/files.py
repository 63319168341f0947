"""The tables of a dump: in a zip file, in a folder, or a single table.

Members are found by the last part of their name, and never written to disk under it.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext as _

from . import csv_rows, json_rows
from .rows import Broken, Row, Unreadable

BUFFER = 256 * 1024
MAX_MEMBERS = 200
MAX_BYTES = 4 * 1024**3  # all members unpacked; the largest dump has about 0.4
MAX_RATIO = 100  # unpacked to packed; real dumps have about 5
# What reading a member can end with; RuntimeError: it is locked with a password.
DAMAGED = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
READERS = {".csv": csv_rows.rows_of, ".json": json_rows.rows_of}
# How the name of a table ends, without its suffix, in small letters.
TABLES = {
    "project": ("project", "projects"),
    "organization": ("organization", "organizations", "organisation", "organisations"),
    "topics": ("topics", "topic"),
}


@dataclass(frozen=True)
class Table:
    """One table of a dump: its name there, its size in bytes unpacked, and how it is opened."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


class Dump:
    """A dump, opened for reading. Use it in a `with` statement; raises Unreadable."""

    def __init__(self, path: str | Path):
        self.path = Path(path)
        self.tables: dict[str, Table] = {}
        self._files = ExitStack()

    def __enter__(self):
        try:
            for table in self._found():
                self._add(table)
        except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
            self._files.close()
            raise Unreadable(_("The file cannot be opened, or is damaged.")) from error
        except BaseException:
            self._files.close()
            raise
        return self

    def __exit__(self, *error):
        self._files.close()

    def rows(self, kind: str, told: Callable[[int], None] | None = None) -> Iterator[Row | Broken]:
        """Give the rows of the table `project`, `organization` or `topics`; none without it.

        `told` is called with how many bytes of the table are read, as it goes on.
        """
        table = self.tables.get(kind)
        if table is None:
            return
        reader = READERS[PurePosixPath(table.name).suffix.lower()]
        try:
            with table.open() as stream:
                yield from reader(io.BufferedReader(Counted(stream, told), BUFFER))
        except DAMAGED as error:
            words = _("“%(name)s” is damaged or locked.") % {"name": table.name}
            raise Unreadable(words) from error

    def _found(self) -> Iterator[Table]:
        if self.path.is_dir():
            for path in sorted(self.path.iterdir()):
                yield from _file(path)
        elif zipfile.is_zipfile(self.path):
            yield from self._members()
        else:
            yield from _file(self.path)
            # Who names one table means the others beside it, too, when their names fit.
            for path in _beside(self.path):
                yield from _file(path)

    def _members(self) -> Iterator[Table]:
        archive = self._files.enter_context(zipfile.ZipFile(self.path))
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS:
            raise Unreadable(_("There are too many files in this zip file."))
        if unpacked > min(MAX_BYTES, MAX_RATIO * max(self.path.stat().st_size, 1)):
            raise Unreadable(_("This zip file would be far too large when it is unpacked."))
        for member in members:
            # What is read stops at the size that was declared, whatever the member holds.
            yield Table(member.filename, member.file_size, lambda one=member: archive.open(one))

    def _add(self, table: Table) -> None:
        kind = kind_of(table.name)
        if kind is None:
            return
        if kind in self.tables:
            names = {"one": self.tables[kind].name, "other": table.name}
            raise Unreadable(_("Which is meant: “%(one)s” or “%(other)s”?") % names)
        self.tables[kind] = table


class Counted(io.RawIOBase):
    """A stream that tells how much of it was read. A buffer above it asks for large pieces only."""

    def __init__(self, stream: BinaryIO, told: Callable[[int], None] | None):
        self._stream, self._told, self._count = stream, told, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        if self._told:
            self._told(self._count)
        return len(data)


def kind_of(name: str) -> str | None:
    """Give which table a file is, by the last part of its name; None for any other."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.name.startswith(".") or path.suffix.lower() not in READERS:
        return None
    stem = path.stem.lower()
    return next((kind for kind, ends in TABLES.items() if stem.endswith(ends)), None)


def _file(path: Path) -> Iterator[Table]:
    if path.is_file():
        yield Table(path.name, path.stat().st_size, lambda: path.open("rb"))


def _beside(path: Path) -> Iterator[Path]:
    """Give the tables that belong to this one: the same name but for which table it is."""
    kind = kind_of(path.name)
    if kind is None:
        raise Unreadable(_("Its name does not say which table this is, such as project.csv."))
    ends = TABLES[kind]
    front = next(
        path.stem[: -len(end)]
        for end in sorted(ends, key=len, reverse=True)
        if path.stem.lower().endswith(end)
    )
    for other, names in TABLES.items():
        if other != kind:
            found = (path.with_name(f"{front}{name}{path.suffix}") for name in names)
            yield from (one for one in found if one.is_file())
