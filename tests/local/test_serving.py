"""The application server: loaded once, its workers share it, and nothing ties them together."""

import os
import subprocess
import sys

from sparks.local.bench import webs
from sparks.local.bench.tables import percentile
from sparks.local.folder import DataFolder
from sparks.local.lint import PRODUCTION
from sparks.local.processes import ROOT

LOADED = """
import threading
from django.db import connections
from sparks.serving import load
load()
connection = connections["default"]
print(threading.active_count(), connection.connection, len(connection._connection_pools))
"""


def test_loading_opens_no_connection_and_starts_no_thread():
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={**os.environ, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "sparks.settings.production"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["1", "None", "0"]


def test_workers_share_what_was_loaded(tmp_path):
    """The bare application of the bench, too, goes through the server of production."""
    body = tmp_path / "body"
    body.write_bytes(b"the least that a server can do")
    environ = {
        **PRODUCTION,
        "PATH": f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}",
        "BENCH_BODY": str(body),
        "BENCH_ENCODING": "identity",
        "WEB_APP": "sparks.local.bench.bare:application",
        "WEB_HOST": "127.0.0.1",
    }
    with webs.running(DataFolder(tmp_path), environ) as web:
        assert web.get("/any/").body == body.read_bytes()
        workers = [each.memory_full_info() for each in web.workers]
        assert len(workers) == 2
        # Loaded twice, they would have nearly all of it for themselves.
        assert all(each.uss < each.rss / 2 for each in workers)
        most_own, most = (max(getattr(each, kind) for each in workers) for kind in ("uss", "rss"))
        assert most_own < web.memory() * 1e6 < most


def test_a_percentile_is_a_value_that_occurs():
    values = [float(number) for number in range(1, 101)]
    assert percentile(values, 0.5) == 51
    assert percentile(values, 0.95) == 96
    assert percentile(values, 1) == 100
    assert percentile([7.0], 0.99) == 7
