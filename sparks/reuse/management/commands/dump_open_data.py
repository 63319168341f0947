"""All public records of a year in one zip file, beside the older ones."""

from django.core.management.base import BaseCommand, CommandError

from ...dumping import DumpError, make, usual_year


class Command(BaseCommand):
    help = "Write all public records as JSON Lines and CSV into a zip file that everybody can get."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, help="this year or the last one, which is usual")
        parser.add_argument("--replace", action="store_true", help="write it anew when it is there")

    def handle(self, *args, year: int | None, replace: bool, **options):
        try:
            path = make(year or usual_year(), replace=replace, progress=self.stderr.write)
        except DumpError as error:
            raise CommandError(error) from error
        self.stdout.write(str(path))
