"""Servers, a sink and workers that can be broken at any moment."""

import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import psycopg
import redis
from celery import Celery

from sparks.local import checks, servers
from sparks.local.folder import DataFolder
from sparks.local.processes import ROOT
from tests import outage

COUNT_STATES = "SELECT state, count(*) FROM newsletter_delivery GROUP BY state"
TOLD = """
    SELECT s.email, d.state FROM newsletter_delivery d
    JOIN newsletter_subscriber s ON s.id = d.subscriber_id
"""
OPEN = {"ready", "leased", "handoff", "deferred"}


class World:
    """A folder of its own with PostgreSQL, Valkey and a sink; workers come and go."""

    def __init__(self, folder: Path, *, seed: int, audience: int, size: int = 30_000):
        self.folder = DataFolder(folder)
        self.journal = folder.parent / f"{folder.name}-journal"
        self.log = folder.parent / f"{folder.name}-log"
        self.dice = random.Random(seed)
        self.seed, self.audience, self.size = seed, audience, size
        self.workers: list[int] = []  # process ids
        self.nursery: subprocess.Popen | None = None
        self.kills = self.unsound = 0
        self.stack = ExitStack()

    def __enter__(self):
        self.journal.unlink(missing_ok=True)
        for name in ("DATABASE_URL", "REDIS_URL"):
            self.stack.callback(_restore, name, os.environ.pop(name, None))
        self.output = self.stack.enter_context(self.log.open("w"))
        self.addresses = self.stack.enter_context(servers.running(self.folder, fresh=True))
        self.sink_port = checks.free_port()
        self.environ = {
            **os.environ,
            **self.addresses,
            "DJANGO_SETTINGS_MODULE": "tests.newsletter.chaos.settings",
            "SINK_PORT": str(self.sink_port),
            "CELERY_SKIP_CHECKS": "1",
        }
        made = [sys.executable, "-m", "tests.newsletter.chaos.prepare"]
        made += [str(self.audience), str(self.size)]
        self.mailing_id = int(
            subprocess.check_output(made, env=self.environ, cwd=ROOT, stderr=self.output)
        )
        return self

    def __exit__(self, *error):
        for worker in self.workers:
            end(worker)
        self.sink_stop()
        self.stack.close()

    # The sink

    def sink_start(self, **faults: float) -> None:
        """Start the sink, with shares of faults; its journal goes on."""
        command = [sys.executable, "-m", "sparks.local.sink", "--port", str(self.sink_port)]
        command += ["--journal", str(self.journal), "--seed", str(self.seed)]
        for name, share in faults.items():
            command += [f"--{name.replace('_', '-')}", str(share)]
        self.sink = subprocess.Popen(command, cwd=ROOT, stderr=self.output, start_new_session=True)
        wait_for_port(self.sink_port)

    def sink_stop(self) -> None:
        """Kill the sink, in the middle of whatever it does."""
        if sink := getattr(self, "sink", None):
            end(sink.pid)
            sink.wait()

    def entries(self) -> list[dict]:
        """Give what the sink wrote down."""
        return [json.loads(line) for line in self.journal.read_text().splitlines()]

    def delivered(self) -> Counter:
        """Give how often each address was delivered to."""
        return Counter(name for entry in self.entries() for name in entry.get("recipients", []))

    def cuts(self) -> int:
        """Give how many connections the sink cut by itself."""
        return sum("cut" in entry for entry in self.entries())

    # Workers

    def work(self, count: int) -> None:
        """Let `count` workers run, replacing those that ended."""
        self.workers = [pid for pid in self.workers if outage.alive(pid)]
        while len(self.workers) < count:
            self.workers.append(self.start_worker())

    def start_worker(self) -> int:
        """Start a worker and give its process id."""
        if self.nursery is None:
            module = ("tests.newsletter.chaos.nursery", str(self.mailing_id))
            self.nursery = self.program(*module, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.stack.callback(end, self.nursery.pid)
        self.nursery.stdin.write(b"\n")
        self.nursery.stdin.flush()
        return int(self.nursery.stdout.readline())

    def work_with_celery(self, count: int) -> None:
        """Let `count` Celery workers of two processes each run, replacing those that ended."""
        self.workers = [pid for pid in self.workers if outage.alive(pid)]
        command = ("celery", "--app", "sparks", "--quiet", "worker", "--concurrency", "2")
        while len(self.workers) < count:
            self.workers.append(self.program(*command).pid)

    def program(self, *module: str, **streams) -> subprocess.Popen:
        """Start a Python module as a process group of its own."""
        command = [sys.executable, "-W", "ignore", "-m", *module]
        return subprocess.Popen(
            command,
            env=self.environ,
            cwd=ROOT,
            start_new_session=True,
            **{"stdout": self.output, "stderr": self.output, **streams},
        )

    def kill_one(self, connections: int = 1) -> None:
        """Kill a worker that runs, and with it its connections, without a warning."""
        running = [pid for pid in self.workers if outage.alive(pid)]
        if running:
            end(self.dice.choice(running))
            self.kills += connections

    # PostgreSQL and the broker

    def states(self) -> dict[str, int] | None:
        """Give the counts by state, and note when they do not sum up; None without PostgreSQL."""
        try:
            with psycopg.connect(self.addresses["DATABASE_URL"], connect_timeout=2) as connection:
                counts = dict(connection.execute(COUNT_STATES).fetchall())
        except psycopg.OperationalError:
            return None
        self.unsound += sum(counts.values()) != self.audience
        return counts

    def told(self) -> dict[str, str]:
        """Give what the database says of each address."""
        with psycopg.connect(self.addresses["DATABASE_URL"]) as connection:
            return dict(connection.execute(TOLD).fetchall())

    def run_sql(self, query: str) -> None:
        """Run a statement as an editor or a clock would."""
        with psycopg.connect(self.addresses["DATABASE_URL"]) as connection:
            connection.execute(query)

    def stop_postgres(self) -> None:
        """Let PostgreSQL crash (SIGQUIT: no goodbye, no checkpoint; the system lives), start it."""
        outage.stop(self.folder, signal.SIGQUIT)
        time.sleep(self.dice.random())
        server = outage.start(self.folder, self.addresses["DATABASE_URL"], self.output)
        self.stack.callback(server.stop)
        while self.states() is None:
            time.sleep(0.05)

    def double_tasks(self, count: int) -> None:
        """Hand out pumps that nobody asked for."""
        with Celery(broker=self.addresses["REDIS_URL"]) as app:
            for _n in range(count):
                app.send_task("newsletter.tasks.sending.pump", (self.mailing_id,), expires=20)

    def flush_broker(self) -> None:
        """Empty the broker."""
        with redis.Redis.from_url(self.addresses["REDIS_URL"]) as client:
            client.flushall()


def end(pid: int) -> None:
    """Kill the process group that a process leads, and wait until it is gone."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    while outage.alive(pid):
        time.sleep(0.005)


def wait_for_port(port: int) -> None:
    """Wait until something listens."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"Nothing listens on {port}.")


def _restore(name: str, value: str | None) -> None:
    if value is not None:
        os.environ[name] = value
