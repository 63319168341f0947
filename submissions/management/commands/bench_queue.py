import statistics
import time

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from submissions.desk.bench import fill_queue
from submissions.desk.queue import QueueView

ROUNDS = 10


class Command(BaseCommand):
    help = "Measure the editors' queue, full of texts; nothing of it stays."

    def add_arguments(self, parser):
        parser.add_argument("--texts", type=int, default=500)

    def handle(self, *args, texts, **options):
        with transaction.atomic():
            self._measure(texts)
            transaction.set_rollback(True)

    def _measure(self, texts: int) -> None:
        person = get_user_model().objects.create(email="bench@example.org", is_superuser=True)
        fill_queue(texts, assignee=person)
        self.stdout.write(f"{texts} texts, {ROUNDS} requests each\n")
        self.stdout.write("| what | queries | ms, median | ms, slowest | ms of CPU, median |")
        self.stdout.write("|---|---|---|---|---|")
        for words, query in (
            ("first page", ""),
            ("last page", "?p=9999"),
            ("mine, by team", "?where=mine&ordering=team__name"),
            ("searched", "?q=Team+1"),
        ):
            self._ask(person, words, query)

    def _ask(self, person, words: str, query: str) -> None:
        request = RequestFactory().get(reverse("submissions_texts:index") + query)
        request.user = person
        view, took, worked = QueueView.as_view(), [], []
        view(request).render()  # templates are compiled
        for _round in range(ROUNDS):
            # A fresh person: no permission is remembered from the round before.
            request.user = type(person).objects.get(pk=person.pk)
            started, begun = time.perf_counter(), time.process_time()
            view(request).render()
            took.append((time.perf_counter() - started) * 1000)
            worked.append((time.process_time() - begun) * 1000)
        with CaptureQueriesContext(connection) as captured:
            view(request).render()
        figures = (statistics.median(took), max(took), statistics.median(worked))
        cells = " | ".join(f"{figure:.0f}" for figure in figures)
        self.stdout.write(f"| {words} | {len(captured)} | {cells} |")
