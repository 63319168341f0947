from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Measure the site as production runs it, on servers and content of its own: pages a "
        "second, search, memory, how soon a publish is seen. Prints tables; takes about ten "
        "minutes. Needs the packages of development; wrk or oha when they are installed."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--pages", type=int, default=100_000, help="made-up pages for the search; 0: none"
        )
        parser.add_argument("--rounds", type=int, default=3)
        parser.add_argument("--seconds", type=int, default=3, help="of each row and round")

    def handle(self, *args, pages: int, rounds: int, seconds: int, **options):
        # Not at the top: production has neither the packages nor a use for them.
        from sparks.local.bench.site import bench
        from sparks.local.trouble import Trouble

        try:
            bench(pages, rounds, seconds)
        except Trouble as trouble:
            raise CommandError(str(trouble)) from None
