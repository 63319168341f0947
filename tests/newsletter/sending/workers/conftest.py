"""What tests of the sending engine share.

Workers have connections of their own, so what they see must be committed for real; what a test
leaves is taken away by hand (the site's skeleton, which migrations made, stays).
"""

import asyncio
import json
import threading
from dataclasses import replace

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry

from newsletter.models import Mailing
from newsletter.sending import scratch
from sparks.local.sink import Faults, Sink
from tests.factories.records import SubscriberFactory


@pytest.fixture
def db(django_db_setup, django_db_blocker):
    """The test database with commits that are real.

    It carries the name of pytest-django's own fixture, by which that sees that a test needs one.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        scratch.empty_tables()
        yield
        scratch.empty_tables()
        ModelLogEntry.objects.all().delete()
        connection.close()


class RunningSink(Sink):
    """A sink in a thread, whose faults a test changes as it likes."""

    def __init__(self, folder):
        self.path = folder / "journal"
        super().__init__(journal=self.path.open("a"), keep=folder)
        self.loop = asyncio.new_event_loop()
        self.server = self.loop.run_until_complete(self.serve(0))
        self.port = self.server.sockets[0].getsockname()[1]
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def fail(self, **faults):
        self.faults = replace(Faults(), **faults)

    def entries(self) -> list[dict]:
        """Give what was stored, without the connections that were cut."""
        lines = [json.loads(line) for line in self.path.read_text().splitlines()]
        return [line for line in lines if "recipients" in line]

    def recipients(self) -> list[str]:
        return sorted(entry["recipients"][0] for entry in self.entries())

    def messages(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted(self.keep.glob("*.eml"))]

    def stop(self):
        self.loop.call_soon_threadsafe(self.server.close)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.journal.close()


@pytest.fixture
def sink(tmp_path, settings):
    """A mail server, and the settings that lead to it."""
    running = RunningSink(tmp_path)
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
    settings.EMAIL_TIMEOUT = 3
    yield running
    running.stop()


@pytest.fixture
def mailing(db) -> Mailing:
    """A mailing of small letters to six people at two domains, on its way."""
    for number in range(6):
        SubscriberFactory(email=f"person{number}@d{number % 2}.example")
    return scratch.make_mailing(size=600)


def states(mailing: Mailing) -> dict[str, int]:
    """Give how many deliveries are in each state; they must sum up to the audience."""
    counts: dict[str, int] = {}
    for state in mailing.deliveries.values_list("state", flat=True):
        counts[state] = counts.get(state, 0) + 1
    assert sum(counts.values()) == mailing.audience_count
    return counts
