import json
import logging
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from sparks.core import health
from sparks.core.logs import JsonFormatter, RequestIdFilter
from sparks.core.models import Heartbeat, OutboxMessage
from sparks.core.tasks import publish_scheduled
from tests.factories import pages


@pytest.fixture
def worker_alive(db):
    Heartbeat.beat("outbox")


def test_livez_touches_no_database(client):
    response = client.get("/livez")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_readyz_when_all_is_well(client, worker_alive):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": dict.fromkeys(
            ["disk", "broker", "database", "migrations", "worker", "outbox"], "ok"
        ),
    }
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_without_a_broker_the_site_is_worse_but_ready(client, worker_alive, settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:9/0"
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["checks"]["broker"] == "degraded"
    assert response.json()["status"] == "degraded"


def test_a_worker_unheard_of_is_told(client, worker_alive):
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(minutes=2))
    assert client.get("/readyz").json()["checks"]["worker"] == "degraded"


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["waiting", "dead"])
def test_promises_that_are_not_kept_are_told(client, state):
    OutboxMessage.objects.create(
        kind="x", dedupe_key="x", state=state, next_at=timezone.now() - timedelta(minutes=6)
    )
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["checks"]["outbox"] == "degraded"


def test_a_full_disk_is_no_state_to_serve_in(client, worker_alive, monkeypatch):
    monkeypatch.setattr(health, "MIN_FREE_BYTES", 2**63)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response.json()["checks"]["disk"] == "down"


@pytest.mark.django_db
def test_a_database_older_than_the_code_is_no_state_to_serve_in(client):
    health._require_migrations.cache_clear()
    call_command("migrate", "sessions", "zero", fake=True, verbosity=0)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "down"
    call_command("migrate", "sessions", fake=True, verbosity=0)
    assert client.get("/readyz").json()["checks"]["migrations"] == "ok"


@pytest.mark.urls("tests.core.broken_urls")
@pytest.mark.parametrize("path", ["/no-connection", "/connection-lost"])
def test_a_lost_database_gives_the_page_that_says_so(path):
    response = Client(raise_request_exception=False).get(path)
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "We are back in a moment" in response.content.decode()
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.urls("tests.core.broken_urls")
def test_other_failures_stay_failures():
    assert Client(raise_request_exception=False).get("/bug").status_code == 500


@pytest.mark.django_db
def test_scheduled_pages_are_published(home):
    page = pages.StandardPageFactory(parent=home, live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    publish_scheduled()
    page.refresh_from_db()
    assert not page.live
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        publish_scheduled()
        assert Heartbeat.age("schedule") < timedelta(minutes=1)
    page.refresh_from_db()
    assert page.live


def test_log_lines_are_json_without_what_is_private():
    try:
        raise OperationalError("Key (email)=(ana@example.org) already exists")
    except OperationalError as error:
        record = logging.LogRecord(
            "sparks",
            logging.ERROR,
            __file__,
            1,
            "From %s (%s, %s) with %s",
            (
                "ana@example.org",
                "192.0.2.7",
                "2001:db8::7",
                "ts6G35hgnqhm:1xVAkb:" + "Y6tutA3UFT" * 4,
            ),
            (type(error), error, error.__traceback__),
        )
    RequestIdFilter().filter(record)
    line = JsonFormatter().format(record)
    entry = json.loads(line)
    assert entry["message"] == "From [address] ([network], [network]) with [token]"
    assert entry["error"] == "OperationalError"
    assert entry["time"].endswith("+00:00")
    assert entry["trace"][0].split(" ")[1] == "test_log_lines_are_json_without_what_is_private"
    assert "ana" not in line
