"""Which projects of a dump were asked for, and all that the dump says about them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from .files import Dump
from .rows import Broken, Row, Unreadable

MAX_FOUND = 500
MAX_BROKEN = 200
WORDS_IN = ("title", "acronym", "objective")


@dataclass(frozen=True)
class Query:
    """Grant agreement numbers, or words: all words of one phrase must begin a word of the text."""

    ids: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()

    def finds(self, key: str, cells: dict[str, str]) -> bool:
        """Tell whether the project with the number `key` was asked for."""
        if key in self.ids:
            return True
        if not self.phrases:
            return False
        text = "\n".join(cells.get(name, "") for name in WORDS_IN).casefold()
        phrases = (phrase.casefold().split() for phrase in self.phrases)
        return any(words and all(_begins(word, text) for word in words) for words in phrases)


def _begins(word: str, text: str) -> bool:
    """Tell whether a word of the text begins like this; the plain search first, for speed."""
    return word in text and bool(re.search(rf"(?<!\w){re.escape(word)}", text))


@dataclass
class Found:
    """What a dump says about one project: a row of `project`, and those of the other tables."""

    key: str
    line: int
    project: dict[str, str]
    organisations: list[dict[str, str]] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    has_organisations: bool = True


@dataclass
class Search:
    """One search through a dump, table by table: projects first, then what belongs to them.

    `found` are the projects by their number, `broken` the first rows that could not be read, with
    their table; `rows` and `broken_count` count all.
    """

    query: Query
    found: dict[str, Found] = field(default_factory=dict)
    broken: list[tuple[str, Broken]] = field(default_factory=list)
    rows: int = 0
    broken_count: int = 0

    def read(self, dump: Dump, kind: str, told: Callable[[int], None] | None = None) -> None:
        """Go through one table. Raises Unreadable, also when too many projects are found."""
        take = {"project": self._project, "organization": self._organisation, "topics": self._topic}
        if kind == "project" and kind not in dump.tables:
            raise Unreadable(_("There is no table of projects in this file."))
        for row in dump.rows(kind, told):
            self.rows += 1
            if isinstance(row, Broken):
                self._note_broken(kind, row)
            else:
                take[kind](row)
        if "organization" not in dump.tables:
            for one in self.found.values():
                one.has_organisations = False

    def _project(self, row: Row) -> None:
        cells = row.cells
        if "id" not in cells or "title" not in cells:
            raise Unreadable(_("The table of projects has no column “id” or “title”."))
        key = cells["id"].strip()
        if not self.query.finds(key, cells):
            return
        if key in self.found:
            words = _("It stands in the file once more, in line %(line)d; the first was taken.")
            self.found[key].notes.append(words % {"line": row.line})
            return
        if len(self.found) >= MAX_FOUND:
            words = _("More than %(count)d projects fit: ask for fewer.") % {"count": MAX_FOUND}
            raise Unreadable(words)
        self.found[key] = Found(key, row.line, cells)

    def _organisation(self, row: Row) -> None:
        if found := self._owner(row):
            found.organisations.append(row.cells)

    def _topic(self, row: Row) -> None:
        if found := self._owner(row):
            found.topics.append(row.cells.get("topic", ""))

    def _owner(self, row: Row) -> Found | None:
        key = row.cells.get("projectid")
        if key is None:
            raise Unreadable(_("A table has no column “projectID”."))
        return self.found.get(key.strip())

    def _note_broken(self, kind: str, row: Broken) -> None:
        self.broken_count += 1
        if len(self.broken) < MAX_BROKEN:
            self.broken.append((kind, row))
        for key in re.findall(r"\d{3,}", row.begin)[:2]:
            if kind != "project" and key in self.found:
                words = _("Line %(line)d of “%(table)s” could not be read: %(reason)s")
                named = {"line": row.line, "table": kind, "reason": row.reason}
                self.found[key].notes.append(words % named)


def search(path: Path, query: Query, told: Callable[[int, int], None] | None = None) -> Search:
    """Go through all tables of the dump at `path`; `told` gets bytes read and bytes in all.

    Raises Unreadable.
    """
    result = Search(query)
    with Dump(path) as dump:
        total, before = sum(table.size for table in dump.tables.values()), 0
        for kind in ("project", "organization", "topics"):
            result.read(dump, kind, _from(before, total, told))
            before += dump.tables[kind].size if kind in dump.tables else 0
    return result


def _from(before: int, total: int, told) -> Callable[[int], None] | None:
    return told and (lambda count: told(before + count, total))


def missing(query: Query, found: Iterable[str]) -> Iterator[str]:
    """Give the numbers that were asked for and are not there, in order."""
    yield from sorted(query.ids - set(found))
