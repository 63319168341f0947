import logging
import os
import sys
from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsletter.bounces import mailboxes, reading
from newsletter.bounces.ingest import ingest

NO_LIMIT = sys.maxsize

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Take in bounces and complaints. Without arguments, one message from standard input, for a "
        "mail server's pipe: the exit code 75 asks it to keep the message and to come again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="files with one message each")
        parser.add_argument("--mbox", action="store_true", help="the files hold many messages each")
        parser.add_argument("--maildir", type=Path, help="the new messages of a Maildir")
        parser.add_argument(
            "--mailbox", action="store_true", help="the mailbox at NEWSLETTER_MAILBOX_URL"
        )
        parser.add_argument("--limit", type=int, default=NO_LIMIT, help="messages at the most")
        parser.add_argument(
            "--recipient", default="", help="with standard input: whom the message was sent to"
        )

    def handle(self, *args, files, mbox, maildir, mailbox, limit, recipient, **options) -> None:
        if mailbox:
            self._poll(limit)
        elif maildir:
            self._read(mailboxes.MaildirMailbox(self._there(maildir)), limit)
        elif files:
            paths = [self._there(path) for path in files]
            self._read(mailboxes.FileMailbox(paths, many=mbox), limit)
        else:
            self._pipe(recipient)

    def _pipe(self, recipient: str) -> None:
        if sys.stdin.isatty():
            raise CommandError("Pipe a message in, or name files, --maildir or --mailbox.")
        try:
            classes = ingest(sys.stdin.buffer.read(), recipient)
        except Exception as error:
            # Whatever it was, the mail server still has the message, and will try again.
            logger.exception("A message could not be taken in")
            raise CommandError(
                f"Not taken in: {type(error).__name__}", returncode=os.EX_TEMPFAIL
            ) from error
        self._say(Counter(classes))

    def _poll(self, limit: int) -> None:
        if not settings.NEWSLETTER_MAILBOX_URL:
            raise CommandError("NEWSLETTER_MAILBOX_URL is not set.")
        try:
            with mailboxes.opened(settings.NEWSLETTER_MAILBOX_URL) as box:
                self._read(box, limit)
        except mailboxes.TROUBLE as trouble:
            raise CommandError(f"The mailbox cannot be read: {type(trouble).__name__}") from trouble

    def _read(self, box: mailboxes.Mailbox, limit: int) -> None:
        self._say(reading.read(box, limit=limit, seconds=float("inf")))

    def _say(self, counts: Counter[str]) -> None:
        for what, count in sorted(counts.items()):
            self.stdout.write(f"{what:<14}{count:>8}")

    def _there(self, path: Path) -> Path:
        if not path.exists():
            raise CommandError(f"{path} is not there.")
        return path
