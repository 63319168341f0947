"""`make run` for real: it answers, says where, survives a kill, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from sparks.local import checks, orphans, servers
from sparks.local.folder import DataFolder
from sparks.local.postgres import binary
from sparks.local.processes import ROOT

PATIENCE = 60

pytestmark = pytest.mark.django_db  # so that there is a test database to copy


@pytest.fixture(scope="module")
def folder(tmp_path_factory, django_db_setup, django_db_blocker):
    """A data folder whose database is a copy of the tests' own, with one account in it.

    So migrations and demo content, which have tests of their own, cost no time here.
    """
    tests = urlsplit(os.environ["DATABASE_URL"])
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    with django_db_blocker.unblock():
        tests = tests._replace(path=connection.settings_dict["NAME"]).geturl()
        user = get_user_model().objects.create(email="somebody@example.org")
        dump = subprocess.run(
            [binary("pg_dump"), "--no-owner", tests], capture_output=True, check=True
        )
        user.delete()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL")
        patch.delenv("REDIS_URL")
        with servers.running(folder) as addresses:
            psql = [binary("psql"), "--quiet", addresses["DATABASE_URL"]]
            subprocess.run(psql, input=dump.stdout, check=True, capture_output=True)
    return folder


class Runner:
    """One `make run`, without make."""

    def __init__(self, folder, port):
        inherited = {k: v for k, v in os.environ.items() if not k.endswith("_URL")}
        inherited |= {"DJANGO_SETTINGS_MODULE": "sparks.settings.development"}
        self.port, self.log = port, folder / "mails" / "runner.log"
        self.log.parent.mkdir(exist_ok=True)
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "sparks.local.run"],
                env=inherited | {"PORT": str(port), "SPARKS_DATA": str(folder.path)},
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self):
        return self.log.read_text()

    def speakers(self):
        """Give the programs whose lines it passes on."""
        return {line.split("|")[0].strip() for line in self.said().splitlines()}

    def wait_for(self, condition):
        """Wait until `condition()` holds; fail with what the runner said otherwise."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            ended = self.process.poll() is not None
            if ended or time.monotonic() > deadline:
                pytest.fail(f"{'It ended' if ended else 'It did not answer'}:\n{self.said()}")
            time.sleep(0.1)

    def answers(self):
        """Tell whether the site gives any answer over HTTP."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/en/", timeout=10):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def ready(self):
        return "Ctrl-C stops everything" in self.said() and self.answers()

    def end(self, number):
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture
def start(folder):
    runners = []

    def start_runner():
        runners.append(Runner(folder, checks.free_port()))
        return runners[-1]

    yield start_runner
    for runner in runners:
        if runner.process.poll() is None:
            runner.process.kill()
            runner.process.wait()
    orphans.end(folder.path)


def nothing_left(folder):
    return orphans.find(folder.path) == []


def test_it_runs_heals_and_ends(start, folder):
    """Killed, it takes everything along; started again over its remains it heals and runs."""
    killed = start()
    killed.wait_for(killed.ready)
    assert f"Site    http://localhost:{killed.port}/" in killed.said()
    assert f"Mails   http://localhost:{killed.port}/mails/" in killed.said()
    killed.wait_for(lambda: {"web", "worker"} <= killed.speakers())

    killed.end(signal.SIGKILL)
    if sys.platform == "linux":
        deadline = time.monotonic() + 20
        while not nothing_left(folder) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert nothing_left(folder)
    (folder / "postgres" / "postmaster.pid").write_text(f"1\n{folder / 'postgres'}\n")

    began = time.monotonic()
    healed = start()
    healed.wait_for(healed.ready)
    assert time.monotonic() - began < PATIENCE

    second = start()
    assert second.process.wait(PATIENCE) == 1
    assert f"in use by process {healed.process.pid}" in second.said()

    assert healed.end(signal.SIGINT) == 0
    assert healed.said().endswith("Stopped; nothing is left running.\n")
    assert nothing_left(folder)
    assert not healed.answers()


def test_a_busy_port_is_told_before_anything_starts(folder):
    with socket.create_server(("127.0.0.1", 0)) as other:
        runner = Runner(folder, other.getsockname()[1])
        assert runner.process.wait(PATIENCE) == 1
    assert f"Port {runner.port} is taken by" in runner.said()
    assert "make run PORT=" in runner.said()
    assert "Traceback" not in runner.said()
    assert nothing_left(folder)


def test_a_port_that_is_no_number_is_told(folder):
    runner = Runner(folder, "eighty")
    assert runner.process.wait(PATIENCE) == 1
    assert "PORT=eighty is no number" in runner.said()
