"""How long “Has this been done?” takes when there is very much; prints a table."""

import random
import statistics
from time import perf_counter

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from ...done import KINDS
from ...likeness import known_words, most_alike
from ...models import Word

ASKED = 20
# Entries without pages, rolled back in the end: words come as often as in real texts (Zipf).
FILL = """
    INSERT INTO search_searchentry
        (page_id, language, kind, title, acronym, terms, summary, body, pillars, topics)
    SELECT 100000000 + n, 'en', (ARRAY['project', 'resource', 'recommendation'])[1 + n %% 3],
        title, '', '', '', body, '{}', '{}'
    FROM unnest(%s::int[], %s::text[], %s::text[]) AS made(n, title, body)
"""
AT_ONCE = 1000


class Command(BaseCommand):
    help = "Compare texts with many made-up pages and print how long it takes. Changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--entries", type=int, default=20_000)
        parser.add_argument("--words", type=int, default=150, help="words of a page")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, entries: int, words: int, seed: int, **options):
        dice = random.Random(seed)  # noqa: S311
        vocabulary = self._vocabulary()
        with transaction.atomic():
            self._fill(dice, vocabulary, entries, words)
            took = [self._ask(dice, vocabulary, length) for length in (20, 200) * ASKED]
            transaction.set_rollback(True)
        self.stdout.write("| text | ms, median | ms, slowest |\n|---|---|---|")
        for name, times in (("a sentence", took[::2]), ("an abstract", took[1::2])):
            figures = f"{statistics.median(times):.0f} | {max(times):.0f}"
            self.stdout.write(f"| {name} | {figures} |")

    def _vocabulary(self) -> tuple[list[str], list[float]]:
        words = list(Word.objects.order_by("-documents", "word").values_list("word", flat=True))
        return words, [1 / (place + 1) for place in range(len(words))]

    def _text(self, dice: random.Random, vocabulary, length: int) -> str:
        return " ".join(dice.choices(vocabulary[0], vocabulary[1], k=length))

    def _fill(self, dice: random.Random, vocabulary, entries: int, words: int) -> None:
        with connection.cursor() as cursor:
            for start in range(0, entries, AT_ONCE):
                numbers = list(range(start, min(start + AT_ONCE, entries)))
                titles = [self._text(dice, vocabulary, 6) for _number in numbers]
                bodies = [self._text(dice, vocabulary, words) for _number in numbers]
                cursor.execute(FILL, [numbers, titles, bodies])
                self.stderr.write(f"\r{numbers[-1] + 1} pages", ending="")
            self.stderr.write("")
            cursor.execute("SELECT gin_clean_pending_list('search_entry_words')")
            cursor.execute("ANALYZE search_searchentry")
        self._count()

    def _count(self) -> None:
        """Count how many pages have each word, as `rebuild_search` does."""
        with connection.cursor() as cursor:
            cursor.execute(
                """
                UPDATE search_word SET documents = greatest(1, found.ndoc) FROM (
                    SELECT word, ndoc FROM ts_stat(
                        'SELECT to_tsvector(''simple'', title || '' '' || body)
                         FROM search_searchentry')
                ) AS found WHERE found.word = search_word.word
                """
            )

    def _ask(self, dice: random.Random, vocabulary, length: int) -> float:
        """Give the milliseconds that one text takes, as the page does it."""
        text = self._text(dice, vocabulary, length)
        begun = perf_counter()
        found = known_words(text, "en")
        most_alike(found, "en", KINDS)
        return (perf_counter() - begun) * 1000
