"""The pipe of a mail server: a process of its own, its exit code is what the server goes by."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from newsletter import verp
from newsletter.models import (
    ConsentEvent,
    DayCount,
    Delivery,
    Feedback,
    Mailing,
    MailingVariant,
    Subscriber,
    Suppression,
)

from .people import delivery, subscriber
from .test_understanding import dsn

# What a test here may leave, in an order in which it can be deleted.
LEFT = [
    Feedback,
    Delivery,
    MailingVariant,
    Mailing,
    ConsentEvent,
    Subscriber,
    Suppression,
    DayCount,
]
COMMAND = [sys.executable, "-W", "ignore", "manage.py", "ingest_bounces"]


@pytest.fixture
def db(django_db_setup, django_db_blocker):
    """The test database with commits that are real; what the test leaves is taken away by hand.

    It carries the name of pytest-django's own fixture, by which that sees that a test needs one.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        yield
        for model in LEFT:
            model.objects.all().delete()
        connection.close()


def pipe(raw: bytes, *args: str, database: str = "") -> subprocess.CompletedProcess:
    """Run the command as a mail server would, on the tests' database or another one."""
    config = connection.settings_dict
    database = database or (
        f"postgres://{config['USER']}:{config['PASSWORD']}@{config['HOST']}:{config['PORT']}"
        f"/{config['NAME']}"
    )
    environment = os.environ | {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "sparks.settings.test",
        "SITE_URL": settings.WAGTAILADMIN_BASE_URL,
    }
    return subprocess.run(  # noqa: S603
        [*COMMAND, *args],
        input=raw,
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        check=False,
    )


def test_a_message_by_the_pipe(db):
    reader = subscriber("marta.reader@town.example")
    sent = delivery(reader)
    done = pipe(
        dsn("bounces@elsewhere.example", reader.email), "--recipient", verp.sender_of(sent.pk)
    )
    assert (done.returncode, done.stdout.split()) == (0, [b"hard", b"1"])
    assert Suppression.of(reader.email)


def test_without_the_database_the_server_keeps_it():
    done = pipe(dsn("a@b.example", "c@d.example"), database="postgres://127.0.0.1:1/none?pool=0")
    assert done.returncode == os.EX_TEMPFAIL
    assert b"a@b" not in done.stdout + done.stderr
