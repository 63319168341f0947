from django.core.management.base import BaseCommand

from sparks.glossary.checking import check_all


class Command(BaseCommand):
    help = "Look for discouraged words on all live pages anew, for the report in the admin."

    def handle(self, *args, verbosity: int, **options):
        done = max(check_all(), default=0)
        if verbosity:
            self.stdout.write(f"{done} pages checked")
