from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from newsletter.models import Delivery
from newsletter.sending.settling import read_log, settle_from_log


class Command(BaseCommand):
    help = "Settle uncertain deliveries from the mail server's log (Postfix)."

    def add_arguments(self, parser):
        parser.add_argument("--maillog", type=Path, required=True, metavar="FILE")

    def handle(self, *args, maillog: Path, **options):
        try:
            with maillog.open(errors="replace") as lines:
                found = read_log(lines)
        except OSError as error:
            raise CommandError(f"{maillog} cannot be read: {error.strerror}") from error
        for delivery_id, finding in settle_from_log(found):
            self.stdout.write(f"{delivery_id:>12}  {finding.state:<8} {finding.status}")
        left = Delivery.objects.filter(state=Delivery.State.UNCERTAIN).count()
        self.stdout.write(f"{left} still uncertain")
