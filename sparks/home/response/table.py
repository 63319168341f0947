"""The response map as templates and exports read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sparks.core.moments import era
from sparks.core.related import filtered
from sparks.core.store import kept
from sparks.taxonomy.models import Capability, Framework, Theme
from sparks.taxonomy.store import capabilities, capability_urls, pillar_urls, pillars

from .counting import CAPABILITY, PILLAR, Counts, count
from .gaps import NO_ACTION, gaps
from .sources import Column, Source, columns_for


@dataclass(frozen=True)
class Cell:
    """One number, and the listing that shows what it counts."""

    column: Column
    count: int
    url: str


@dataclass(frozen=True)
class Row:
    """A pillar (with a slug) or a capability (with a number). url: of its page, "" without one."""

    title: str
    cells: list[Cell]
    slug: str = ""
    number: int | None = None
    url: str = ""

    @property
    def counts(self) -> dict[str, int]:
        return {cell.column.key: cell.count for cell in self.cells}

    @property
    def gaps(self) -> list[str]:
        return gaps(self.counts)

    @property
    def level(self) -> str:
        """Give how much there is: running (a project runs), some, or none."""
        if self.counts.get("projects_running"):
            return "running"
        return "some" if any(self.counts.values()) else "none"


@dataclass(frozen=True)
class Table:
    """What the map shows. groups: the columns under their common headings."""

    columns: Sequence[Column]
    pillars: list[Row]
    themes: list[tuple[Theme, list[Row]]]

    @property
    def groups(self) -> list[tuple[Source, list[Column]]]:
        """Give the columns of each source."""
        return [(source, list(each)) for source, each in groupby(self.columns, _source)]

    @property
    def capabilities(self) -> list[Row]:
        """Give the rows of all capabilities."""
        return [row for _theme, rows in self.themes for row in rows]

    @property
    def overview(self) -> list[tuple[int, str]]:
        """Give (number, what of) for the largest gaps among the capabilities."""
        rows = [row.counts for row in self.capabilities]
        running = _("of %(total)d capabilities without a running project") % {"total": len(rows)}
        found = [(sum(not counts["projects_running"] for counts in rows), running)]
        if any(NO_ACTION in counts for counts in rows):
            words = _("with a recommendation that nobody is known to act on")
            found.append((sum(counts[NO_ACTION] > 0 for counts in rows), words))
        return [
            *found,
            (sum(not counts["resources"] for counts in rows), _("without a resource")),
            (sum(not any(counts.values()) for counts in rows), _("with nothing listed at all")),
        ]


def response_table(framework: Framework | None, chosen: Mapping[str, str]) -> Table:
    """Count what there is for the pillars and for the capabilities of `framework` (one query).

    The whole is counted once, until somebody or time changes it.
    """
    return _table(framework, chosen) if chosen else _whole(framework, get_language(), era())


@kept
def _whole(framework: Framework | None, language: str, until: datetime) -> Table:
    return _table(framework, {})


def _table(framework: Framework | None, chosen: Mapping[str, str]) -> Table:
    columns = columns_for(chosen)
    counts, urls = count(columns, chosen), pillar_urls()

    def cells(axis: str, key: str) -> list[Cell]:
        return [_cell(column, axis, key, counts, chosen) for column in columns]

    return Table(
        columns=columns,
        pillars=[
            Row(each.title, cells(PILLAR, each.slug), each.slug, url=urls.get(each.pk, ""))
            for each in pillars()
        ],
        themes=[
            (theme, [_row(each, cells(CAPABILITY, str(each.pk))) for each in rows])
            for theme, rows in groupby(capabilities_of(framework), lambda each: each.theme)
        ],
    )


def capabilities_of(framework: Framework | None) -> list[Capability]:
    """Give the capabilities of `framework` in the active language, in their order."""
    key = framework and framework.pk
    return [each for each in capabilities() if each.theme.framework_id == key]


def _row(capability: Capability, cells: list[Cell]) -> Row:
    url = capability_urls().get(capability.pk, "")
    return Row(capability.title, cells, number=capability.number, url=url)


def _cell(column: Column, axis: str, key: str, counts: Counts, chosen: Mapping[str, str]) -> Cell:
    url = filtered(column.source.word, **{axis: key}, **column.filters, **chosen)
    return Cell(column, counts.of(axis, key, column), url)


def _source(column: Column) -> Source:
    return column.source
