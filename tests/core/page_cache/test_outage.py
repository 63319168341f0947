"""Public pages live without Redis, and for a while without PostgreSQL."""

import contextlib
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import psycopg
import pytest

from sparks.local import postgres, valkey
from sparks.local.folder import DataFolder
from tests import outage
from tests.cloning import copy
from tests.journeys import site

from .conftest import host

KEPT = ["/en/", "/en/projects/", "/en/about/"]
NEVER_SEEN = ["/en/funding/", "/en/news/what-32-million-means/"]
PATIENCE_SECONDS = 20
TITLE = "UPDATE wagtailcore_page SET title = 'Back again' WHERE slug = 'about'"
BUMP = "UPDATE core_generation SET stamp = gen_random_uuid()"


@pytest.fixture
def alone(worker_id, tmp_path):
    """A web server with a PostgreSQL and a Redis of its own, which can be taken away."""
    folder = DataFolder(tmp_path / "servers")
    folder.lock()
    with ExitStack() as stack:
        stack.callback(folder.unlock)
        database = stack.enter_context(postgres.running(folder))
        redis = ExitStack()
        stack.push(redis.__exit__)
        address = redis.enter_context(valkey.running(folder))
        copy(stack.enter_context(site.demo_database(f"outage_{worker_id}")), database)
        web = stack.enter_context(host(database, tmp_path / "web", 2, REDIS_URL=address))
        yield web, folder, database, redis, stack


def in_a_crowd(web, until) -> list[tuple[str, int]]:
    """Ask for the kept pages without a pause until something has happened; give what came."""
    with ThreadPoolExecutor(5) as crowd:
        over = crowd.submit(until)

        def ask(path: str) -> list[tuple[str, int]]:
            found = []
            while not over.done():
                found.append((path, web.page(path)[0]))
            return found

        found = [each for some in crowd.map(ask, KEPT) for each in some]
        over.result()
    return found


def test_readers_see_pages_whatever_stops(alone, tmp_path):
    web, folder, database, redis, stack = alone
    first = {path: [web.page(path) for _ in range(6)][-1] for path in KEPT}
    assert {status for status, _ in first.values()} == {200}

    answers = in_a_crowd(web, redis.close)
    answers += in_a_crowd(web, lambda: time.sleep(1))
    assert {status for _, status in answers} == {200}
    assert web.page(NEVER_SEEN[0])[0] == 200, "without Redis, pages are drawn all the same"

    answers = in_a_crowd(web, lambda: outage.stop(folder))
    answers += in_a_crowd(web, lambda: time.sleep(3))
    assert {status for _, status in answers} == {200}
    assert {path: web.page(path) for path in KEPT} == first
    status, headers, _ = web.get(NEVER_SEEN[1])
    assert (status, headers["cache-control"]) == (503, "no-store")

    stack.callback(outage.start(folder, database, subprocess.DEVNULL).stop)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while web.page(NEVER_SEEN[1])[0] != 200:
        assert time.monotonic() < deadline, "no new page was drawn after PostgreSQL came back"
        time.sleep(0.1)
    assert {path: web.page(path) for path in KEPT} == first

    with contextlib.closing(psycopg.connect(database, autocommit=True)) as connection:
        connection.execute(TITLE)
        connection.execute(BUMP)
    while b"Back again" not in web.page("/en/about/")[1]:
        assert time.monotonic() < deadline, "a change was not seen after PostgreSQL came back"
        time.sleep(0.05)
