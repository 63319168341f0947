"""The timeline as files for others to use: CSV for spreadsheets, JSON for programs."""

import csv
import json
from collections.abc import Iterable

from django.http import HttpResponse

from sparks.core import outgoing
from sparks.core.seo import absolute
from sparks.core.spreadsheets import harmless

from .timeline import Entry

COLUMNS = ("date", "precision", "title", "text", "pillar", "source", "source_url", "page")
ENDINGS = "csv|json"


def serve(entries: Iterable[Entry], *, ending: str, filename: str) -> HttpResponse:
    """Give the milestones of `entries` as a file in the format that `ending` names."""
    rows = [row_of(entry) for entry in entries]
    headers = {"Content-Disposition": f'attachment; filename="{filename}.{ending}"'}
    if ending == "json":
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        return HttpResponse(text, content_type="application/json", headers=headers)
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(row[name]) for name in COLUMNS] for row in rows)
    return response


def row_of(entry: Entry) -> dict[str, str]:
    """Give a milestone by column; its date as ISO 8601 with what is known and no more."""
    each = entry.milestone
    return {
        "date": each.date.iso,
        "precision": each.date.precision,
        "title": each.title,
        "text": each.plain_text,
        "pillar": entry.pillar.slug if entry.pillar else "",
        "source": each.source,
        "source_url": outgoing.address(each.url),
        "page": absolute(entry.url) if entry.url else "",
    }
