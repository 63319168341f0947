from django.core.management.base import BaseCommand
from django.db import transaction

from sparks.home.demo.load import load_demo


class Command(BaseCommand):
    help = "Load the demo content. What is there already is left as it is."

    @transaction.atomic
    def handle(self, *args, **options):
        load_demo(progress=self.stdout.write)
