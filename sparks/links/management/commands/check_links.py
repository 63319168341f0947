"""check_links: check what is due, or one address, from the command line."""

from collections import Counter

from django.core.management import BaseCommand, CommandError

from sparks.core.outgoing import normal
from sparks.links import checking, collecting
from sparks.links.models import Link, State


class Command(BaseCommand):
    help = (
        "Check links to other sites that are due and say how they are. Goes out to the internet "
        "even where LINK_CHECKS is off."
    )

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=100, help="at most so many (100)")
        parser.add_argument("--url", help="this one only, due or not; it must stand on a page")
        parser.add_argument("--sweep", action="store_true", help="first look through all pages")

    def handle(self, *, limit, url, sweep, **options):
        if limit < 1:
            raise CommandError("--limit must be 1 or more.")
        if sweep:
            self._sweep()
        if url:
            self._report(checking.check(self._find(url).pk))
            return
        self._states = Counter()
        count = checking.run(limit=limit, seconds=float("inf"), report=self._report)
        summary = ", ".join(
            f"{number} {State(state).label}" for state, number in self._states.items()
        )
        self.stdout.write(f"{count} checked{': ' if summary else ''}{summary}.")
        self.stdout.write(f"{Link.objects.withdrawn().count()} are withdrawn from all pages.")

    def _sweep(self):
        position = collecting.sweep()
        while position:
            position = collecting.sweep(position)
        self.stdout.write(f"{Link.objects.used().count()} links on public pages.")

    def _find(self, url: str) -> Link:
        link = Link.objects.filter(url=normal(url)).first()
        if link is None:
            raise CommandError("This address stands on no public page. Look through them: --sweep")
        return link

    def _report(self, link: Link):
        if hasattr(self, "_states"):
            self._states[link.state] += 1
        reasons = f" ({link.explanation})" if link.explanation else ""
        self.stdout.write(f"{link.get_state_display()}: {link.url}{reasons}")
