"""The dumps that are there, in a public folder."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage

FOLDER = "open-data"
NAME = re.compile(r"^sparks-open-data-(?P<year>[0-9]{4})\.zip$")
DIGEST = ".sha256"


@dataclass(frozen=True)
class Dump:
    """One dump: a zip file, and its checksum in a file beside it."""

    year: int
    url: str
    size: int
    sha256: str


def name_of(year: int) -> str:
    """Give the file name of the dump of a year."""
    return f"sparks-open-data-{year}.zip"


def folder() -> Path:
    """Give where dumps lie."""
    return Path(default_storage.path(FOLDER))


def dumps() -> list[Dump]:
    """Give the dumps that are whole, the newest first."""
    found = [_dump(path) for path in folder().glob("*.zip")]
    return sorted(filter(None, found), key=lambda dump: -dump.year)


def _dump(path: Path) -> Dump | None:
    match = NAME.match(path.name)
    digest = path.with_name(path.name + DIGEST)
    if not match or not digest.exists():
        return None
    return Dump(
        year=int(match["year"]),
        url=default_storage.url(f"{FOLDER}/{path.name}"),
        size=path.stat().st_size,
        sha256=digest.read_text().split()[0],
    )
