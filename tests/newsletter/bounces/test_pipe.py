"""The pipe of a mail server: a process of its own, its exit code is what the server goes by."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from newsletter import verp
from newsletter.models import Suppression

from .people import delivery, subscriber
from .test_understanding import dsn

COMMAND = [sys.executable, "-W", "ignore", "manage.py", "ingest_bounces"]


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


@pytest.mark.django_db(transaction=True)
def test_a_message_by_the_pipe():
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
