"""Dumps made for tests: tables in the dialect of CORDIS, in zip files."""

import json
import zipfile
from pathlib import Path

FILES = Path(__file__).parent / "files"
PROJECT = {
    "id": "101000001",
    "acronym": "EXAMPLE",
    "status": "SIGNED",
    "title": "An example",
    "startDate": "2023-01-01",
    "endDate": "2026-12-31",
    "totalCost": "2000000,5",
    "ecMaxContribution": "1500000",
    "topics": "HORIZON-CL3-2022-FCT-01-02",
    "frameworkProgramme": "HORIZON",
    "objective": "It looks into something.",
}
PARTNER = {
    "projectID": "101000001",
    "organisationID": "999000001",
    "vatNumber": "BE0123456789",
    "name": "UNIVERSITY OF EXAMPLE",
    "shortName": "UE",
    "activityType": "HES",
    "city": "Ghent",
    "country": "BE",
    "organizationURL": "www.example.org",
    "role": "coordinator",
    "ecContribution": "1500000",
}


def table(*rows: dict, bom: bool = False) -> bytes:
    """Give rows as CORDIS writes them; columns are those of the first row."""
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    text = "".join(_line(cells) for cells in lines)
    return text.encode("utf-8-sig" if bom else "utf-8")


def _line(cells) -> str:
    return ";".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


def zipped(path: Path, **members: bytes) -> Path:
    """Write a zip file; `project=…` becomes the member csv/project.csv."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"csv/{name}.csv", data)
    return path


def zipped_json(path: Path, **members: list[dict]) -> Path:
    """Write a zip file of JSON tables."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in members.items():
            archive.writestr(f"{name}.json", json.dumps(rows))
    return path


def dump(path: Path, *, project: dict | None = None, partners: list[dict] | None = None) -> Path:
    """Write a dump of one project; fields that are given replace those of the example."""
    one = {**PROJECT, **(project or {})}
    partners = [{}] if partners is None else partners
    rows = [{**PARTNER, "projectID": one["id"], **partner} for partner in partners]
    rows = rows or [{**PARTNER, "projectID": "1"}]
    return zipped(path, project=table(one), organization=table(*rows))
