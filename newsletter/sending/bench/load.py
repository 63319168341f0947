"""Workers, a plain smtplib loop, and a freeze, with a clock beside them."""

import os
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction

from ...letters import LetterForm, Recipient
from ...models import Delivery, Mailing, Subscriber
from .. import scratch

READY_SECONDS = 60


@dataclass(frozen=True)
class Measured:
    """How fast workers were together, what a message cost them, and how large they became.

    cpu: microseconds of processor time a message, without PostgreSQL's and the sink's.
    memory: the largest worker's peak in MB, half-way and at the end.
    """

    per_second: float
    cpu: float
    memory_half: float
    memory_end: float


@contextmanager
def sink() -> Iterator[int]:
    """Run a sink in a process of its own; give its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "sparks.local.sink", "--port", str(port)]
    running = subprocess.Popen(command, cwd=settings.BASE_DIR)  # noqa: S603
    try:
        _await(port)
        yield port
    finally:
        running.kill()
        running.wait()


def plain_loop(port: int, count: int, size: int) -> float:
    """Send `count` finished letters by smtplib on one connection; give messages a second."""
    form = LetterForm(0, scratch.sealed_message(size))
    people = Subscriber.objects.values_list("pk", "key", "email")[:count]
    letters = [form.letter(Recipient(*person)) for person in people]
    with smtplib.SMTP("127.0.0.1", port) as server:
        began = time.monotonic()
        for letter in letters:
            server.sendmail(letter.sender, [letter.recipient], letter.data)
        return len(letters) / (time.monotonic() - began)


def fenced(workers: int, port: int, database: str, size: int) -> Measured:
    """Send a mailing to all subscribers with some workers."""
    mailing = scratch.make_mailing(size)
    environ = {**os.environ, "BENCH_DATABASE": database, "BENCH_PORT": str(port)}
    command = [sys.executable, "-W", "ignore", "-m", f"{__package__}.worker", str(mailing.pk)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    started = [
        subprocess.Popen(command, env=environ, cwd=settings.BASE_DIR, **pipes)  # noqa: S603
        for _n in range(workers)
    ]
    for worker in started:
        worker.stdout.readline()  # it has loaded everything
    began = time.monotonic()
    for worker in started:
        worker.stdin.close()
    told = [tuple(map(float, worker.stdout.read().split())) for worker in started]
    seconds = time.monotonic() - began
    sent = mailing.deliveries.filter(state=Delivery.State.SENT).count()
    for worker in started:
        worker.wait()
    _forget(mailing)
    halves, ends, cpu = zip(*told, strict=True)
    return Measured(sent / seconds, sum(cpu) / sent * 1e6, max(halves), max(ends))


@transaction.atomic
def frozen(count: int) -> float:
    """Freeze an audience of `count`; give the seconds. Only what grows with it is measured."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '300s'")
    have = Subscriber.objects.count()
    if count > have:
        scratch.fill_subscribers(count - have, first=have)
    began = time.monotonic()
    mailing = scratch.make_mailing(1_000)
    seconds = time.monotonic() - began
    if mailing.audience_count != max(count, have):
        raise RuntimeError("The audience is not what it should be.")
    transaction.set_rollback(True)
    return seconds


def _forget(mailing: Mailing) -> None:
    """Leave the next measurement a clean table."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE newsletter_delivery, newsletter_feedback")
        cursor.execute("CHECKPOINT")
    mailing.variants.all().delete()
    mailing.delete()


def _await(port: int) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            smtplib.SMTP("127.0.0.1", port).quit()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("The sink did not start.")
