"""The values of figures as CSV and JSON: every line says its source and its caveat."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO

from django.http import HttpResponse

from sparks.core import outgoing
from sparks.core.seo import absolute
from sparks.core.spreadsheets import harmless

COLUMNS = [
    "figure",
    "period",
    "label",
    "starts_on",
    "ends_on",
    "precision",
    "value",
    "unit",
    "place",
    "break_before",
    "note",
    "definition",
    "caveat",
    "source",
    "source_url",
    "checked_on",
    "url",
]


def rows(figures: Iterable) -> Iterator[dict]:
    """Give one flat row for each value. Values are text with a decimal point, dates ISO 8601."""
    for figure in figures:
        for point in figure.series:
            yield {
                "figure": figure.title,
                "period": point.period,
                "label": point.label,
                "starts_on": point.starts_on.isoformat(),
                "ends_on": point.ends_on.isoformat(),
                "precision": point.precision,
                "value": point.plain,
                "unit": figure.unit,
                "place": figure.place,
                "break_before": point.breaks_before,
                "note": point.note,
                "definition": figure.definition,
                "caveat": figure.caveat,
                "source": figure.source_name,
                "source_url": outgoing.address(figure.source_url),
                "checked_on": figure.checked_on.isoformat(),
                "url": absolute(figure.url) if figure.url else "",
            }


def as_csv(figures: Iterable) -> str:
    """Give a table with a header for spreadsheet programs."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for row in rows(figures):
        row["break_before"] = "yes" if row["break_before"] else ""
        writer.writerow({name: harmless(cell) for name, cell in row.items()})
    return out.getvalue()


def as_json(figures: Iterable) -> str:
    """Give a list of objects, one for each value."""
    return json.dumps(list(rows(figures)), ensure_ascii=False, indent=1)


# By the ending of the address: what readers call it, and what writes it.
FORMATS = {"csv": ("CSV", as_csv), "json": ("JSON", as_json)}
MEDIA_TYPES = {"csv": "text/csv", "json": "application/json"}
ENDINGS = "|".join(FORMATS)


def serve(figures: Iterable, *, ending: str, filename: str) -> HttpResponse:
    """Give figures as a file in the format that `ending`, a key of FORMATS, names."""
    _title, write = FORMATS[ending]
    headers = {"Content-Disposition": f'attachment; filename="{filename}.{ending}"'}
    content_type = f"{MEDIA_TYPES[ending]}; charset=utf-8"
    return HttpResponse(write(figures), content_type=content_type, headers=headers)
