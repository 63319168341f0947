import os

from django.core.management.base import BaseCommand
from django.db import connection

from newsletter.sending import scratch
from newsletter.sending.bench import load
from newsletter.sending.bench.database import scratch_database


class Command(BaseCommand):
    help = "Measure how fast issues are sent and audiences frozen, in a database of its own."

    def add_arguments(self, parser):
        parser.add_argument("--messages", type=int, default=20_000)
        parser.add_argument("--size", type=int, default=30_000, help="bytes of a message")
        parser.add_argument("--workers", type=int, nargs="*", default=[1, 2, 4])
        parser.add_argument("--freeze", type=int, nargs="*", default=[100_000, 500_000])

    def handle(self, *args, messages, size, workers, freeze, **options):
        with scratch_database() as name, load.sink() as port:
            self.stdout.write(f"{os.cpu_count()} cores, {size:,} bytes, {self._durability()}")
            scratch.make_tables()
            scratch.fill_subscribers(messages)
            self.stdout.write("\n| sender | messages/s | µs of CPU each | MB half-way, end |")
            self.stdout.write("|---|---|---|---|")
            plain = load.plain_loop(port, min(messages, 5_000), size)
            self.stdout.write(f"| smtplib loop | {plain:,.0f} | | |")
            for count in workers:
                found = load.fenced(count, port, name, size)
                memory = f"{found.memory_half:.0f}, {found.memory_end:.0f}"
                speed = f"{found.per_second:,.0f} | {found.cpu:.0f}"
                self.stdout.write(f"| {count} fenced | {speed} | {memory} |")
            plain = load.plain_loop(port, min(messages, 5_000), size)
            self.stdout.write(f"| smtplib loop, again | {plain:,.0f} | | |")
            for count in freeze:
                self.stdout.write(f"\nFreeze of {count:,}: {load.frozen(count):.1f} s")

    def _durability(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW fsync")
            return f"fsync {cursor.fetchone()[0]}"
