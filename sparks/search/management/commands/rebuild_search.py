from time import monotonic

from django.core.management.base import BaseCommand

from sparks.search.indexing import rebuild


class Command(BaseCommand):
    help = "Write the table of the public search anew, from all pages."

    def handle(self, *args, verbosity: int, **options):
        started, done = monotonic(), 0
        for done in rebuild():
            if verbosity:
                self.stdout.write(f"\r{done} pages", ending="")
                self.stdout.flush()
        if verbosity:
            self.stdout.write(f"\r{done} pages can be found ({monotonic() - started:.1f} s)")
