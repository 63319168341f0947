from django.core.management.base import BaseCommand
from django.db import transaction

from sparks.taxonomy.load import load_taxonomy


class Command(BaseCommand):
    help = "Create the pillars, audiences, programmes and capabilities that are missing."

    @transaction.atomic
    def handle(self, *args, **options):
        load_taxonomy()
        self.stdout.write("The taxonomies are complete.")
