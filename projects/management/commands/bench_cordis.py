"""Measure how fast a dump of CORDIS is searched, and how much memory that takes."""

import resource
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management.base import BaseCommand

from projects.cordis.files import Dump
from projects.cordis.made import make_dump
from projects.cordis.searching import Query, search

CHUNK = 64 * 1024


class Command(BaseCommand):
    help = "Measure the search through a dump of CORDIS, beside plain reading. Writes nothing."

    def add_arguments(self, parser):
        parser.add_argument("path", nargs="?", type=Path, help="a dump; without it, one is made")
        parser.add_argument("--projects", type=int, default=35_000, help="of the one that is made")

    def handle(self, *args, path, projects, **options):
        with TemporaryDirectory() as folder:
            if path is None:
                path = Path(folder) / "made.zip"
                make_dump(path, projects=projects)
            self._measure(path)

    def _measure(self, path: Path) -> None:
        before = _peak()
        began = time.perf_counter()
        size = _plainly(path)
        plain = time.perf_counter() - began
        began = time.perf_counter()
        result = search(path, Query(frozenset(["101000007"]), ("child sexual abuse",)))
        took = time.perf_counter() - began
        megabytes = size / 1e6
        self.stdout.write(
            f"{result.rows:,} rows, {megabytes:,.0f} MB unpacked, {len(result.found)} found\n"
            f"reading only: {plain:.1f} s ({megabytes / plain:,.0f} MB/s)\n"
            f"searching: {took:.1f} s ({megabytes / took:,.0f} MB/s, "
            f"{result.rows / took:,.0f} rows/s)\n"
            f"peak memory: {_peak():,.0f} MB, {before:,.0f} MB of it before"
        )


def _plainly(path: Path) -> int:
    size = 0
    with Dump(path) as dump:
        for table in dump.tables.values():
            with table.open() as stream:
                while data := stream.read(CHUNK):
                    size += len(data)
    return size


def _peak() -> float:
    """Give the most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
