"""All that fits a selection in one file, written while it is read."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, override

from sparks.core.spreadsheets import harmless

from .kinds import Kind
from .licence import licence
from .records import Record

BOM = "\ufeff"  # or spreadsheet programs take UTF-8 for something else
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def records_of(kind: Kind, items: QuerySet) -> Iterator[list[Record]]:
    """Give the records of all `items` in lists, written in the language that is active now."""
    return _batches(kind, kind.batches(items), get_language())


def _batches(kind: Kind, batches: Iterator[list], language: str) -> Iterator[list[Record]]:
    while True:
        # Between two lists the language is that of whoever reads them.
        with override(language):
            batch = next(batches, None)
            records = kind.records(batch) if batch else None
        if records is None:
            return
        yield records


def as_csv(kind: Kind, records: Iterable[list[Record]]) -> Iterator[str]:
    """Give the text of a CSV file: a line of names, then a line for each record."""
    yield csv_head(kind)
    yield from map(csv_rows, records)


def csv_head(kind: Kind) -> str:
    """Give the line of names of a CSV file."""
    return BOM + _lines([kind.record.model_fields])


def csv_rows(records: Iterable[Record]) -> str:
    """Give the lines of CSV for some records."""
    return _lines(map(_cells, records))


def as_json(kind: Kind, records: Iterable[list[Record]]) -> Iterator[str]:
    """Give the text of a JSON file with the licence and all records."""
    yield f'{{"licence":{licence().model_dump_json()},"items":['
    between = ""
    for some in records:
        yield between + ",\n".join(record.model_dump_json() for record in some)
        between = ",\n"
    yield "]}\n"


WRITERS = {"csv": as_csv, "json": as_json}


def _lines(rows: Iterable) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _cells(record: Record) -> list[str]:
    return [harmless(cell(getattr(record, name))) for name in type(record).model_fields]


def cell(value: Any) -> str:
    """Give a value as one reads it in a table; several stand with semicolons between them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(cell, value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
