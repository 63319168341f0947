"""Servers, a sink and workers that can be broken at any moment."""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import psycopg

from sparks.core.emails import message_id
from sparks.local import checks, servers
from sparks.local.folder import DataFolder
from sparks.local.processes import ROOT
from submissions.notifying import MAIL
from tests.cloning import copy
from tests.newsletter.chaos.world import _restore, end, wait_for_port
from tests.outage import alive

HERE = __package__
AT_ONCE = "UPDATE core_outboxmessage SET next_at = now() WHERE state = 'waiting'"
NOBODY_YET = "SELECT count(*) FROM core_outboxmessage WHERE state = 'waiting'"
DEAD = "SELECT count(*) FROM core_outboxmessage WHERE state = 'dead'"
PAIRS = "SELECT count(*), count(DISTINCT (user_id, event_id)) FROM submissions_notification"
LETTERS = """
    SELECT l.id, l.sent_at IS NOT NULL, l.is_uncertain, count(n.id)
    FROM submissions_letter l LEFT JOIN submissions_notification n ON n.letter_id = l.id
    GROUP BY l.id
"""


class World:
    """A folder of its own with PostgreSQL, Valkey and a sink; workers come and go.

    migrated: address of a database with all tables, which are copied; "" makes them anew.
    """

    def __init__(
        self, folder: Path, *, seed: int, teams: int, members: int, events: int, migrated: str = ""
    ):
        self.migrated = migrated
        self.folder = DataFolder(folder)
        self.journal = folder.parent / f"{folder.name}-journal"
        self.log = folder.parent / f"{folder.name}-log"
        self.dice = random.Random(seed)
        self.seed, self.shape = seed, (teams, members, events)
        self.workers: list[int] = []
        self.kills = self.restarts = 0
        self.stack = ExitStack()

    def __enter__(self):
        self.journal.touch()
        for name in ("DATABASE_URL", "REDIS_URL"):
            self.stack.callback(_restore, name, os.environ.pop(name, None))
        self.output = self.stack.enter_context(self.log.open("w"))
        self.addresses = self.stack.enter_context(servers.running(self.folder, fresh=True))
        if self.migrated:
            copy(self.migrated, self.addresses["DATABASE_URL"])
        self.sink_port = checks.free_port()
        self.environ = {
            **os.environ,
            **self.addresses,
            "DJANGO_SETTINGS_MODULE": f"{HERE}.settings",
            "SINK_PORT": str(self.sink_port),
        }
        made = [sys.executable, "-m", f"{HERE}.prepare", *map(str, self.shape)]
        told = subprocess.check_output(made, env=self.environ, cwd=ROOT, stderr=self.output)
        self.expected = int(told)
        self.nursery = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", f"{HERE}.nursery"],
            env=self.environ,
            cwd=ROOT,
            start_new_session=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.output,
        )
        self.stack.callback(end, self.nursery.pid)
        return self

    def __exit__(self, *error):
        for worker in self.workers:
            end(worker)
        self.sink_stop()
        self.stack.close()

    def sink_start(self, **faults: float) -> None:
        """Start the sink, with shares of faults; its journal goes on."""
        command = [sys.executable, "-m", "sparks.local.sink", "--port", str(self.sink_port)]
        command += ["--journal", str(self.journal), "--seed", str(self.dice.randrange(1000))]
        for name, share in faults.items():
            command += [f"--{name.replace('_', '-')}", str(share)]
        self.sink = subprocess.Popen(command, cwd=ROOT, stderr=self.output, start_new_session=True)
        wait_for_port(self.sink_port)

    def sink_stop(self) -> None:
        """Kill the sink, in the middle of whatever it does."""
        if sink := getattr(self, "sink", None):
            end(sink.pid)
            sink.wait()

    def work(self, count: int) -> None:
        """Let `count` workers run, replacing those that ended; nothing waits for its time."""
        self.run(AT_ONCE)
        self.workers = [pid for pid in self.workers if alive(pid)]
        while len(self.workers) < count:
            self.nursery.stdin.write(b"\n")
            self.nursery.stdin.flush()
            self.workers.append(int(self.nursery.stdout.readline()))

    def await_mail(self, seconds: float = 5) -> None:
        """Wait until another mail has arrived, for so long at most."""
        before, deadline = len(self.entries()), time.monotonic() + seconds
        while len(self.entries()) == before and time.monotonic() < deadline:
            time.sleep(0.01)

    def kill_one(self) -> None:
        """Kill a worker that runs, without a warning."""
        if running := [pid for pid in self.workers if alive(pid)]:
            end(self.dice.choice(running))
            self.kills += 1

    def run(self, query: str) -> list[tuple]:
        """Run a statement and give its rows."""
        with psycopg.connect(self.addresses["DATABASE_URL"]) as connection:
            cursor = connection.execute(query)
            return cursor.fetchall() if cursor.description else []

    def waiting(self) -> int:
        """Give how many messages of the outbox are not carried out."""
        return self.run(NOBODY_YET)[0][0]

    def entries(self) -> list[dict]:
        """Give what the sink wrote down."""
        return [json.loads(line) for line in self.journal.read_text().splitlines()]

    def delivered(self) -> Counter:
        """Give how often each mail was delivered, by its Message-ID."""
        return Counter(each["message_id"] for each in self.entries() if "message_id" in each)

    def cuts(self) -> int:
        """Give how many connections the sink cut by itself."""
        return sum("cut" in entry for entry in self.entries())

    @staticmethod
    def ids_of(letters: list[tuple], *, sent: bool) -> set[str]:
        """Give the Message-IDs of the letters that PostgreSQL calls sent, or of the others."""
        return {message_id(f"{MAIL}:{pk}") for pk, is_sent, *_rest in letters if is_sent == sent}
