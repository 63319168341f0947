"""The response map as data: CSV for spreadsheets, JSON for programs."""

import csv

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from sparks.core.seo import absolute
from sparks.core.spreadsheets import harmless

from .choices import Choices
from .partners import Partner
from .table import Row, Table


def records(table: Table) -> list[dict]:
    """Give a flat record for each row: pillars first, then capabilities with their theme."""
    pillars = [_record("pillar", row, "") for row in table.pillars]
    capabilities = [
        _record("capability", row, theme.title) for theme, rows in table.themes for row in rows
    ]
    return [*pillars, *capabilities]


def _record(kind: str, row: Row, theme: str) -> dict:
    return {
        "kind": kind,
        "theme": theme,
        "number": row.number,
        "title": row.title,
        "page": absolute(row.url) if row.url else "",
        **row.counts,
        "gaps": row.gaps,
    }


def as_csv(table: Table, filename: str) -> HttpResponse:
    """Give the table, a line for each pillar and capability."""
    rows = [{**record, "gaps": "; ".join(record["gaps"])} for record in records(table)]
    return _csv(rows, list(rows[0]) if rows else [], f"{filename}.csv")


def partners_as_csv(partners: list[Partner], filename: str) -> HttpResponse:
    """Give the countries of partners, a line for each."""
    return _csv(_countries(partners), ["code", "name", "projects", "organisations"], filename)


def as_json(page, table: Table, partners: list[Partner], chosen: Choices) -> JsonResponse:
    """Give all that the page shows, with what it was narrowed to."""
    framework = page.shown_framework
    return JsonResponse(
        {
            "title": page.title,
            "page": absolute(page.url),
            "counted_at": timezone.now().isoformat(timespec="seconds"),
            "licence": "CC BY 4.0",
            "framework": framework and {"name": framework.name, "version": framework.version},
            "year": chosen.year or None,
            "country": chosen.country or None,
            "columns": {
                column.key: f"{column.source.heading}: {column.label}" for column in table.columns
            },
            "rows": records(table),
            "partner_countries": _countries(partners),
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def download_links(page, chosen: Choices, query: str) -> list[tuple[str, str]]:
    """Give (title, address) of the files; none for a page that is not saved yet."""
    url = page.url if page.pk else ""
    if not url:
        return []
    ending = f"?{query}" if query else ""
    return [
        (_("This table (CSV)"), f"{url}response.csv{ending}"),
        (_("All of this page (JSON)"), f"{url}response.json{ending}"),
        (_("Partner countries (CSV)"), f"{url}countries.csv{ending}"),
    ]


def _countries(partners: list[Partner]) -> list[dict]:
    return [
        {
            "code": each.code,
            "name": each.name,
            "projects": each.projects,
            "organisations": each.organisations,
        }
        for each in partners
    ]


def _csv(rows: list[dict], columns: list[str], filename: str) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    writer = csv.DictWriter(response, columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return response


def _cell(value) -> str:
    return "" if value is None else harmless(str(value))
