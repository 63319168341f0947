from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ...indexing import rebuild
from ...volume import seed
from ...volume.seed import NothingToCopy


class Command(BaseCommand):
    help = (
        "Fill the site with made-up pages, to measure it. There is no way back but a new database."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pages", type=int, required=True, help="how many")
        parser.add_argument("--chance", type=int, default=1, help="other numbers: other pages")
        parser.add_argument(
            "--in-production", action="store_true", help="do it though this is no development site"
        )

    def handle(self, *args, pages: int, chance: int, in_production: bool, **options):
        if pages < 1:
            raise CommandError("--pages takes a number above 0.")
        if not (settings.DEBUG or in_production):
            raise CommandError("This is not a development site. --in-production says it is meant.")
        begun = monotonic()
        try:
            seed(pages, lambda done: self._tell(f"{done:,} pages written"), chance)
        except NothingToCopy as missing:
            raise CommandError(
                f"There are no {missing} to copy from. Load the demo content: manage.py load_demo"
            ) from None
        written = monotonic() - begun
        found = 0
        for found in rebuild():
            self._tell(f"{found:,} pages in the search")
        indexed = monotonic() - begun - written
        self.stdout.write(
            f"\r{pages:,} pages written in {written:.0f} s ({pages / written:,.0f} a second), "
            f"{found:,} in the search in {indexed:.0f} s ({found / indexed:,.0f} a second)."
        )
        self.stdout.write(
            "The admin's own search does not know the new pages: manage.py update_index"
        )

    def _tell(self, words: str) -> None:
        self.stdout.write(f"\r{words}", ending="")
        self.stdout.flush()
