"""The ways in which sending is disturbed, and what must be true afterwards."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from .world import OPEN, World, end

PATIENCE = 900


@dataclass(frozen=True)
class Result:
    """What a run came to.

    missing: said to be sent, and not in the sink. untold: in the sink, and said not to be sent.
    killed: connections between a worker and the sink, or PostgreSQL, that were cut.
    """

    name: str
    audience: int
    states: dict[str, int]
    delivered: int
    duplicates: int
    missing: int
    untold: int
    uncertain: int
    killed: int
    unsound: int
    seconds: float

    @property
    def holds(self) -> bool:
        """Say whether what is promised held."""
        lost = self.duplicates or self.missing or self.untold or self.unsound
        return not (lost or self.uncertain > self.killed or OPEN & set(self.states))


class Run:
    """One mailing from its first to its last message, with disturbances at seeded moments."""

    def __init__(self, world: World, name: str, workers: int = 3):
        self.world, self.name, self.workers = world, name, workers
        self.began = time.monotonic()
        self.next_sample = 0.0
        self.last: dict[str, int] | None = None
        self.cut = 0  # connections that were cut otherwise than by killing a worker

    def until_done(self, disturb: Callable[[int], float]) -> Result:
        """Let workers work; call `disturb` with the count of what is done, again and again.

        It gives the seconds until it wants to be called next.
        """
        again = time.monotonic() + 1
        while time.monotonic() - self.began < PATIENCE:
            if self.workers:
                self.world.work(self.workers)
            states = self.sample()
            if states is not None and not OPEN & set(states):
                break
            if states is not None and time.monotonic() >= again:
                done = self.world.audience - sum(states.get(state, 0) for state in OPEN)
                again = time.monotonic() + disturb(done)
            time.sleep(0.02)
        return self.result()

    def sample(self) -> dict[str, int] | None:
        """Give the states, looked at four times a second; None while PostgreSQL is away."""
        if time.monotonic() >= self.next_sample:
            self.next_sample = time.monotonic() + 0.25
            self.last = self.world.states()
        return self.last

    def result(self) -> Result:
        """Compare, address by address, what the database says with what the sink has."""
        world = self.world
        told, delivered = world.told(), world.delivered()
        states = Counter(told.values())
        return Result(
            name=self.name,
            audience=world.audience,
            states=dict(states),
            delivered=len(delivered),
            duplicates=sum(count - 1 for count in delivered.values()),
            missing=sum(state == "sent" and email not in delivered for email, state in told.items())
            + world.audience
            - len(told),
            untold=sum(told.get(email) not in ("sent", "uncertain") for email in delivered),
            uncertain=states["uncertain"],
            killed=world.kills + self.cut + world.cuts(),
            unsound=world.unsound,
            seconds=time.monotonic() - self.began,
        )


def sigkills(world: World, kills: int) -> Result:
    """Kill workers at random moments."""
    run = Run(world, f"{kills} SIGKILLs")
    world.sink_start()

    def disturb(done: int) -> float:
        share = done / world.audience
        if world.kills < kills and world.kills <= share * kills * 1.2:
            world.kill_one()
        return world.dice.uniform(0.05, 0.5)

    return run.until_done(disturb)


def crashes(world: World, cuts: int) -> Result:
    """Stop PostgreSQL hard, and kill workers between its stops."""
    run = Run(world, f"{cuts} PostgreSQL stops")
    world.sink_start()
    stops = 0

    def disturb(done: int) -> float:
        nonlocal stops
        if stops < cuts and done / world.audience >= stops / (cuts + 1):
            stops += 1
            # Each worker that runs loses its session; what it cannot tell in time is uncertain.
            run.cut += run.workers
            world.stop_postgres()
        elif world.dice.random() < 0.2:
            world.kill_one()
        return world.dice.uniform(0.3, 0.8)

    return run.until_done(disturb)


def sink_trouble(world: World, restarts: int) -> Result:
    """Let the sink cut connections before and after its reply, refuse, and be killed itself."""
    run = Run(world, f"{restarts} sink restarts, cuts before and after the 250")
    faults = {"cut_before": 0.01, "cut_after": 0.01, "defer_data": 0.005, "slow_down": 0.0005}
    world.sink_start(**faults)
    restarted = 0

    def disturb(done: int) -> float:
        nonlocal restarted
        # An editor's part: what was refused comes back soon, what paused by itself goes on.
        world.run_sql("UPDATE newsletter_delivery SET not_before = now() WHERE state = 'deferred'")
        world.run_sql("UPDATE newsletter_throttle SET blocked_until = NULL")
        world.run_sql(
            "UPDATE newsletter_mailing SET state = 'sending', latest_replies = ''"
            " WHERE state = 'paused'"
        )
        if restarted < restarts and done / world.audience >= restarted / (restarts + 1):
            restarted += 1
            run.cut += run.workers
            world.sink_stop()
            world.sink_start(**faults)
        return world.dice.uniform(0.3, 0.6)

    return run.until_done(disturb)


def celery(world: World, kills: int) -> Result:
    """Real Celery workers and beat; tasks doubled, the broker flushed, workers killed."""
    run = Run(world, "Celery: workers killed, broker flushed, tasks doubled", workers=0)
    world.sink_start()
    beat = world.program("celery", "--app", "sparks", "beat", "--schedule", f"{world.log}-beat")
    world.stack.callback(end, beat.pid)

    def disturb(_done: int) -> float:
        world.work_with_celery(2)
        roll = world.dice.random()
        if roll < 0.25 and world.kills < kills:
            world.kill_one(connections=2)  # of its two children
        elif roll < 0.4:
            world.flush_broker()
        elif roll < 0.7:
            world.double_tasks(10)
        return world.dice.uniform(0.5, 2)

    return run.until_done(disturb)


def everything(world: World, kills: int) -> Result:
    """A few kills and one stop of PostgreSQL: for the test suite."""
    run = Run(world, "a little of everything")
    world.sink_start(delay=0.02, cut_before=0.005, cut_after=0.005)
    stopped = False

    def disturb(done: int) -> float:
        nonlocal stopped
        if not stopped and done > world.audience // 2:
            stopped = True
            run.cut += run.workers
            world.stop_postgres()
        elif world.kills < kills and world.kills <= done / world.audience * kills * 1.5:
            world.kill_one()
        return world.dice.uniform(0.05, 0.2)

    return run.until_done(disturb)
