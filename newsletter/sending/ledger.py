"""What a worker writes down, and in which order.

* It claims deliveries under its token: `ready -> leased`. Only it may take them further.
* Before the dot it fences: `leased -> handoff`, committed. No row, no dot.
* What is `leased` was therefore certainly not handed over, whatever happened to the worker.
* What is `handoff` with a worker that is gone is neither known sent nor known unsent.
"""

import logging
import time
from dataclasses import dataclass
from uuid import UUID

import psycopg
from django.utils import timezone

from . import statements
from .outcomes import Outcome
from .sessions import Session, connect

# How long a worker that lost its session tries to tell what it still knows.
LATE_SECONDS = 8
LATE_PAUSE = 0.25

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Lease:
    """One delivery that a worker has claimed. `attempt` is its number, the first being 1."""

    delivery_id: int
    variant_id: int
    attempt: int
    key: UUID
    email: str
    domain: str


@dataclass(frozen=True)
class Record:
    """An attempt and how it ended."""

    lease: Lease
    outcome: Outcome

    def values(self) -> dict:
        """Give what statements call it."""
        outcome = self.outcome
        return {
            "done": self.lease.delivery_id,
            "attempt": self.lease.attempt,
            "state": outcome.state.value,
            "code": outcome.code,
            "text": outcome.text,
            "delay": outcome.delay,
        }


NOTHING = {"done": None, "state": "ready", "code": None, "text": "", "delay": None}


class Ledger:
    """The statements of one worker, on its own session. All raise psycopg.Error."""

    def __init__(self, session: Session):
        self.session = session

    def _run(self, statement: str, **values) -> psycopg.Cursor:
        return self.session.connection.execute(statement, {"owner": self.session.token, **values})

    def claim(self, mailing_id: int, limit: int) -> tuple[list[Lease], int]:
        """Claim up to `limit` deliveries; give them, and how many rows were looked at in all.

        Those whose consent has ended meanwhile are left out and become `skipped`.
        """
        rows = self._run(
            statements.CLAIM, mailing=mailing_id, limit=limit, today=timezone.localdate()
        ).fetchall()
        return [Lease(*row) for row in rows if row[3] is not None], len(rows)

    def step(self, done: Record | None = None, fence: Lease | None = None) -> bool:
        """Record how one delivery ended and fence the next, in one commit.

        Says whether the next one may be handed over; without one, False.
        """
        values = done.values() if done else NOTHING
        following = fence.delivery_id if fence else None
        recorded, fenced = self._run(statements.STEP, next=following, **values).fetchone()
        if done and not recorded:
            logger.error("Delivery %s was taken from a worker that lives", done.lease.delivery_id)
        return bool(fenced)

    def release(self, leases: list[Lease] | None = None) -> None:
        """Give back what was claimed and not handed over: those deliveries, or all."""
        only = [lease.delivery_id for lease in leases] if leases is not None else None
        self._run(statements.RELEASE, only=only)

    def reap(self) -> int:
        """Free the deliveries of workers that are gone; give how many."""
        owners = [owner for (owner,) in self._run(statements.OWNERS)]
        return sum(self._reap(owner) for owner in owners)

    def _reap(self, owner: int) -> int:
        connection = self.session.connection
        with connection.transaction():
            query = "SELECT pg_try_advisory_xact_lock(%s)"
            if not connection.execute(query, [owner]).fetchone()[0]:
                return 0  # it lives
            return connection.execute(statements.RELEASE, {"owner": owner, "only": None}).rowcount

    def seconds_to_next(self, mailing_id: int) -> float | None:
        """Give the seconds until a delivery is due (0 or less: now); None when none waits."""
        return self._run(statements.NEXT_DUE, mailing=mailing_id).fetchone()[0]

    def finish(self, mailing_id: int) -> bool:
        """End the mailing when no delivery is open any more; say whether it was done now."""
        return bool(self._run(statements.FINISH, mailing=mailing_id).rowcount)

    def take(self, wanted: dict[str, int], rate: float) -> dict[str, int]:
        """Take tokens out of buckets that fill with `rate` a second; give how many came out."""
        domains = list(wanted)
        self._run(statements.BUCKETS, domains=domains)
        counts = list(wanted.values())
        taken = self._run(
            statements.TAKE, domains=domains, wanted=counts, rate=rate, size=max(1.0, rate)
        )
        return dict(taken.fetchall())

    def block(self, domains: list[str], seconds: float) -> None:
        """Send nothing to these domains for a while."""
        self._run(statements.BLOCK, domains=sorted(set(domains)), seconds=seconds)


def tell_late(token: int, records: list[Record]) -> bool:
    """Write down, from a new connection, what a worker that lost its session knows for certain.

    It does not work on: the token died with the session. Says whether PostgreSQL was reached.
    """
    deadline = time.monotonic() + LATE_SECONDS
    while time.monotonic() < deadline:
        try:
            with connect() as connection:
                for record in records:
                    connection.execute(statements.LATE, {"owner": token, **record.values()})
            return True
        except psycopg.Error:
            time.sleep(LATE_PAUSE)
    return False
