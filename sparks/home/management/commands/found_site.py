from django.core.management.base import BaseCommand
from django.db import transaction

from sparks.home.foundation import found_site


class Command(BaseCommand):
    help = "Create the home page, the listings, the contact page and the taxonomies of a new site."

    @transaction.atomic
    def handle(self, *args, **options):
        found_site()
        self.stdout.write("The site stands.")
