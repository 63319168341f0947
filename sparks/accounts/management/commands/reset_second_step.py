"""Let somebody who lost phone and recovery codes set up a second step anew."""

from django.core.management.base import BaseCommand, CommandError

from sparks.accounts import actions
from sparks.accounts.models import User


class Command(BaseCommand):
    help = (
        "Take away the second step of an account and end its sessions. Make sure who asks for it."
    )

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address that the account signs in with")

    def handle(self, *args, email: str, **options):
        try:
            user = User.objects.get_by_natural_key(email)
        except User.DoesNotExist:
            raise CommandError(f"There is no account with the address {email}.") from None
        actions.reset_second_step(user=user)
        self.stdout.write("Done. They can sign in and set up a new one.")
