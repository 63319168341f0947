"""page_cache: what the page cache of this host did since the web server was started."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from sparks.core.page_cache import figures


class Command(BaseCommand):
    help = (
        "Print what the page cache of this host did since the web server was started. Run it where "
        "the web server runs, with its PAGES_ROOT."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--folder", default=settings.PAGES_ROOT, help="PAGES_ROOT of the server"
        )

    def handle(self, *, folder, **options):
        if not folder or not (Path(folder) / "figures").is_dir():
            raise CommandError(f"There is no page cache at “{folder}”: name its PAGES_ROOT.")
        found = figures.of_host(Path(folder) / "figures")
        answered = found.hits + found.shared + found.stale
        asked = answered + found.renders
        share = answered / asked if asked else 0
        rows = {
            "from this process's memory": found.hits,
            "drawn by another process": found.shared,
            "drawn and kept": found.renders,
            "old, since nothing better was to be had": found.stale,
            "not for the cache": found.passed,
            "pages in memory, all processes": found.entries,
            "megabytes in memory, all processes": f"{found.bytes / 1024**2:.1f}",
            "share of kept pages that nobody had to draw": f"{share:.1%}",
        }
        for name, value in rows.items():
            self.stdout.write(f"{value:>12}  {name}")
