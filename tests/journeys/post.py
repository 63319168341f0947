"""What carries the mails of the site that journeys visit: worker, scheduler, and a mail server.

The server delivers nothing; what it takes is read in the browser at /mails/, as in development.
"""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

import redis

from sparks.local.checks import free_port
from sparks.local.processes import Program

from .site import RunningSite, environment

PATIENCE = 60
LINK = r"https?://\S+"
RATE = 4  # messages a second: slow enough to pause a mailing of thirty on its way
CELERY = [sys.executable, "-W", "ignore", "-m", "celery", "--app", "sparks", "--quiet"]
ALONE = ["--without-mingle", "--without-gossip"]
QUEUES = ["--queues=celery,uploads"]


class PostOffice:
    """The mails that have arrived."""

    def __init__(self, site: RunningSite):
        self.site = site
        self.folder = site.folder / "mails"
        self.folder.mkdir(exist_ok=True)
        self.environ: dict[str, str] = {}

    def mails(self, to: str, subject: str = "") -> list[EmailMessage]:
        """Give what came for an address, the oldest first, with words in the subject."""
        return [
            mail
            for path in sorted(self.folder.glob("*.eml"))
            if to in (mail := _read(path))["To"] and subject in mail["Subject"]
        ]

    def hurry(self, task: str) -> None:
        """Hand a worker now what the schedule hands it later."""
        call = Program("call", [*CELERY, "call", task], self.site.folder, self.environ)
        assert call.finish() == 0

    def wait_for(self, to: str, subject: str = "") -> EmailMessage:
        """Wait for a mail and give it; raises AssertionError with what came instead."""
        deadline = time.monotonic() + PATIENCE
        while not (found := self.mails(to, subject)):
            if time.monotonic() > deadline:
                came = [f"{mail['To']}: {mail['Subject']}" for mail in self.mails("")]
                raise AssertionError(f"No mail {subject!r} to {to}; there are {came}")
            time.sleep(0.1)
        return found[-1]


@contextmanager
def open_for(site: RunningSite, number: int) -> Iterator[PostOffice]:
    """Run what carries the mails of `site`; `number` names a part of the broker for itself."""
    office = PostOffice(site)
    port = free_port()
    broker = f"{os.environ['REDIS_URL'].rpartition('/')[0]}/{number}"
    with redis.Redis.from_url(broker) as client:
        client.flushdb()
    environ = environment(site.folder, site.folder / "static", site.database) | {
        "SITE_URL": site.address,
        "REDIS_URL": broker,
        "MAIL_PORT": str(port),
        "CELERY_SKIP_CHECKS": "1",
        "NEWSLETTER_RATE": str(RATE),
    }
    sink = ["-m", "sparks.local.sink", "--port", str(port), "--keep", str(office.folder)]
    schedule = str(site.folder / "beat")
    commands = {
        "sink": [sys.executable, *sink],
        "worker": [*CELERY, "worker", "--concurrency=2", "--loglevel=info", *QUEUES, *ALONE],
        "beat": [*CELERY, "beat", "--pidfile=", "--schedule", schedule],
    }
    with ExitStack() as stack:
        for name, command in commands.items():
            program = Program(name, command, site.folder, environ)
            log = stack.enter_context((site.folder / f"{name}.log").open("wb"))
            program.start(log)
            stack.callback(program.stop)
        office.environ = environ
        yield office


def words_of(mail: EmailMessage) -> str:
    """Give the text part of a mail."""
    return mail.get_body(["plain"]).get_content()


def link_in(mail: EmailMessage, words: str) -> str:
    """Give the first link in the text of a mail whose address has these words in it."""
    return next(url for url in re.findall(LINK, words_of(mail)) if words in url)


def _read(path) -> EmailMessage:
    return message_from_bytes(path.read_bytes(), policy=policy.default)
