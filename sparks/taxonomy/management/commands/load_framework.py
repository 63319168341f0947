from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Locale

from sparks.taxonomy.frameworks import COLUMNS, load_framework


class Command(BaseCommand):
    help = (
        "Load a framework, or what is missing of it, from a CSV file with the columns "
        f"{', '.join(COLUMNS)}. It stands beside those that are there."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument("--slug", required=True, help="a short key: safe-schools")
        parser.add_argument("--name", required=True, help="what visitors read")
        parser.add_argument("--edition", required=True, help="its version: 2, or 2026")

    def handle(self, *args, **options):
        try:
            framework = load_framework(
                options["path"],
                slug=options["slug"],
                name=options["name"],
                version=options["edition"],
                locale=Locale.get_default(),
                is_current=False,
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{framework} is loaded. A response map can show it now.")
