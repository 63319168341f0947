"""The outbox with a real worker process, a real broker and mails on disk."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path

import pytest
import redis
from celery import current_app
from django.db import connection, transaction
from django.utils import timezone

from sparks.core.actions import enqueue
from sparks.core.emails import message_id
from sparks.core.models import Heartbeat, OutboxMessage
from sparks.core.tasks import sweep_outbox

from .outbox_handlers import SLOW, WELL

PATIENCE = 60
CLOSED_PORT = 9  # "discard": nobody listens


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """The test database with commits that are real; what the tests leave is taken away by hand.

    It carries the name of pytest-django's own fixture, by which that sees that a test needs one.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        yield
        OutboxMessage.objects.all().delete()
        Heartbeat.objects.all().delete()
        connection.close()


@pytest.fixture(scope="module")
def broker(worker_id):
    """A part of the broker that only this test process uses."""
    number = int(worker_id.removeprefix("gw")) + 1 if worker_id != "master" else 15
    url = f"{os.environ['REDIS_URL'].rpartition('/')[0]}/{number}"
    with redis.Redis.from_url(url) as client:
        client.flushdb()
    with broker_at(url):
        yield url


@contextmanager
def broker_at(url: str):
    """Look for the broker at another address; Celery forgets its connections as after a fork."""
    conf = current_app.conf
    before, conf.broker_write_url = conf.broker_write_url, url
    current_app._after_fork()
    yield
    conf.broker_write_url = before
    current_app._after_fork()


class Worker:
    """A worker as production runs it, but for the folder its mails go to."""

    def __init__(self, folder: Path, broker: str):
        self.mails = folder / "mails"
        self.mails.mkdir(exist_ok=True)
        database = connection.settings_dict["NAME"]
        self.environ = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "sparks.settings.development",
            "DATABASE_URL": f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{database}",
            "REDIS_URL": broker,
            "SPARKS_DATA": str(folder),
            "CELERY_SKIP_CHECKS": "1",
        }
        celery = [sys.executable, "-m", "celery", "--app", "sparks", "--quiet", "worker"]
        self.command = [*celery, "--concurrency", "1", "--include", "tests.core.outbox_handlers"]
        self.process = None

    def start(self):
        self.process = subprocess.Popen(  # noqa: S603
            self.command, env=self.environ, start_new_session=True, stderr=subprocess.DEVNULL
        )
        return self

    def kill(self):
        """End it and its children at once, as a lost machine would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE)

    def ids(self) -> list[str]:
        """Give the Message-ID of each mail that was sent."""
        parts = b"".join(path.read_bytes() for path in self.mails.iterdir()).split(b"-" * 79)
        found = (message_from_bytes(part.strip())["Message-ID"] for part in parts)
        return [each for each in found if each]


@pytest.fixture(scope="module")
def worker(db, broker, tmp_path_factory):
    started = Worker(tmp_path_factory.mktemp("worker"), broker).start()
    yield started
    started.stop()


def until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def is_done(message) -> bool:
    message.refresh_from_db()
    return message.state == OutboxMessage.State.DONE


def test_a_promise_needs_the_transaction_of_its_cause(db):
    with pytest.raises(RuntimeError, match="transaction"):
        enqueue(kind=WELL, dedupe_key="alone")


def test_commit_wakes_the_worker(worker):
    with transaction.atomic():
        message = enqueue(kind=WELL, dedupe_key="woken")
    until(lambda: is_done(message))
    assert worker.ids().count(message_id("woken")) == 1


def test_without_a_broker_the_commit_holds_and_the_sweeper_delivers(worker):
    with broker_at(f"redis://127.0.0.1:{CLOSED_PORT}/0"):
        began = time.monotonic()
        with transaction.atomic():
            message = enqueue(kind=WELL, dedupe_key="missed")
        assert time.monotonic() - began < 1, "the request does not wait for a broker"
    assert not is_done(message)
    sweep_outbox.apply_async()
    sweep_outbox.apply_async()
    until(lambda: is_done(message))
    assert worker.ids().count(message_id("missed")) == 1


def test_a_worker_killed_at_work_does_not_lose_the_message(worker, tmp_path):
    trace = tmp_path / "begun"
    with transaction.atomic():
        message = enqueue(kind=SLOW, dedupe_key="killed", payload={"trace": str(trace)})
    until(trace.exists)
    worker.kill()
    assert not is_done(message)
    assert message.attempts == 1
    assert message.next_at > timezone.now(), "another worker waits a minute before it tries"
    worker.start()
    OutboxMessage.objects.filter(pk=message.pk).update(next_at=timezone.now())
    sweep_outbox.apply_async()
    until(lambda: is_done(message))
    assert message.attempts == 2
    assert worker.ids().count(message_id("killed")) == 1
