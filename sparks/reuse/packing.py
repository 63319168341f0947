"""All public records as JSON Lines and CSV in one zip file.

Records are read in lists and written at once, so memory does not grow with them. The same data
give the same bytes: entries have a fixed date, and nothing says when the file was made.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from . import files, openapi
from .asking import languages
from .catalogue import KINDS
from .kinds import Kind
from .licence import licence
from .records import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that zip knows
PUBLIC_FILE = 0o644 << 16
CHUNK = 64 * 1024


def pack(target: IO[bytes], year: int, progress: Callable[[str], None]) -> None:
    """Write the zip file of a year into `target`; MANIFEST.json has the checksum of each member."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        box = _Box(archive)
        counts = {}
        for kind in KINDS:
            counts[kind.name] = _pack_kind(box, kind)
            progress(f"{counts[kind.name]:>7} {kind.name}")
        box.add("README.txt", _readme(year, counts))
        box.add("LICENCE.txt", render_to_string("reuse/dump_licence.txt", {"licence": licence()}))
        # In the place that the references within it name, as in the OpenAPI document.
        schema = {"$schema": DIALECT, "components": {"schemas": openapi.schemas()}}
        box.add("schema.json", _pretty(schema))
        manifest = {"year": year, "records": counts, "members": box.members}
        box.add("MANIFEST.json", _pretty(manifest))


class _Box:
    """A zip file that notes size and checksum of what is put into it."""

    def __init__(self, archive: ZipFile):
        self.archive = archive
        self.members: list[dict] = []

    def add(self, name: str, text: str) -> None:
        self.stream(name, iter([text.encode()]))

    def stream(self, name: str, chunks: Iterator[bytes]) -> int:
        """Write a member piece by piece; give how many pieces there were."""
        digest, size, count = sha256(), 0, 0
        entry = ZipInfo(name, date_time=EARLIEST)
        entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, PUBLIC_FILE
        with self.archive.open(entry, "w", force_zip64=True) as member:
            for chunk in chunks:
                member.write(chunk)
                digest.update(chunk)
                size += len(chunk)
                count += 1
        self.members.append({"name": name, "size": size, "sha256": digest.hexdigest()})
        return count


def _pack_kind(box: _Box, kind: Kind) -> int:
    """Write both files of a kind from one reading: two could differ. Give how many records."""
    with TemporaryFile() as table:
        table.write(files.csv_head(kind).encode())
        count = box.stream(f"{kind.name}.jsonl", _lines(kind, table))
        table.seek(0)
        box.stream(f"{kind.name}.csv", iter(partial(table.read, CHUNK), b""))
    return count


def _lines(kind: Kind, table: IO[bytes]) -> Iterator[bytes]:
    """Give a line of JSON for each record, and write it as a line of CSV into `table`."""
    for records in _all(kind):
        table.write(files.csv_rows(records).encode())
        for record in records:
            yield f"{record.model_dump_json()}\n".encode()


def _all(kind: Kind) -> Iterator[list[Record]]:
    """Give all records, of all languages where they have one, in an order that stays."""
    for language in languages() if kind.is_translated else languages()[:1]:
        with override(language):
            found = files.records_of(kind, kind.items().order_by("pk"))
        yield from found


def _readme(year: int, counts: dict[str, int]) -> str:
    context = {
        "site": settings.WAGTAIL_SITE_NAME,
        "address": settings.WAGTAILADMIN_BASE_URL,
        "year": year,
        "licence": licence(),
        "kinds": [(kind, counts[kind.name]) for kind in KINDS],
    }
    return render_to_string("reuse/dump_readme.txt", context)


def _pretty(thing: dict) -> str:
    return json.dumps(thing, ensure_ascii=False, indent=1)
