from django.core.management.base import BaseCommand, CommandError

from newsletter.models import Mailing
from newsletter.sending.progress import progress


class Command(BaseCommand):
    help = "Print how far the sending of an issue is; without one, of all that are not finished."

    def add_arguments(self, parser):
        parser.add_argument(
            "issue", nargs="?", type=int, help="number of the issue's page, or of its mailing"
        )

    def handle(self, *args, issue: int | None, **options):
        for mailing in self._wanted(issue):
            self._print(mailing)

    def _wanted(self, number: int | None):
        if number is None:
            return Mailing.objects.filter(frozen_at__isnull=False, finished_at__isnull=True)
        found = Mailing.objects.filter(issue_id=number) or Mailing.objects.filter(pk=number)
        if not found:
            raise CommandError(f"Neither an issue nor a mailing has the number {number}.")
        return found

    def _print(self, mailing: Mailing) -> None:
        shown = progress(mailing)
        self.stdout.write(f"{mailing.title} (mailing {mailing.pk}): {mailing.get_state_display()}")
        if mailing.pause_reason:
            self.stdout.write(f"  {mailing.pause_reason}")
        if not mailing.is_frozen:
            return
        for state, count in shown.counts.items():
            if count:
                self.stdout.write(f"  {state:<10} {count:>9,}")
        self.stdout.write(f"  {'audience':<10} {shown.audience:>9,}   {shown.percent} % done")
        if shown.per_minute:
            self.stdout.write(f"  {shown.per_minute:,} in the last minute")
        if shown.ends_at:
            self.stdout.write(f"  ends about {shown.ends_at:%H:%M} UTC")
        if not shown.is_sound:
            self.stderr.write("  The states do not sum up to the audience: please report this.")
