"""The runs, and what must hold after them whatever was broken."""

import time
from dataclasses import dataclass

from .world import DEAD, LETTERS, PAIRS, World

PATIENCE = 240
SINK = {"delay": 0.01}
# The server is slow to answer: who is killed just after a mail arrived never hears that it did.
CUTTING = {"delay": 0.3, "cut_before": 0.05, "cut_after": 0.05, "defer_data": 0.05}


@dataclass(frozen=True)
class Result:
    """What was told and what arrived; `uncertain` letters may have arrived or not."""

    expected: int
    notifications: int
    pairs: int
    sent: int
    uncertain: int
    open: int
    dead: int
    delivered: int
    duplicates: int
    lost: int  # said to be sent, and never arrived
    arrived_unsure: int  # arrived, and called uncertain
    kills: int
    cuts: int
    restarts: int

    @property
    def holds(self) -> bool:
        """Tell whether nobody heard twice, and whoever did not surely hear is accounted for."""
        return (
            self.notifications == self.pairs == self.expected == self.sent + self.uncertain
            and not (self.duplicates or self.lost or self.open or self.dead)
            and self.delivered == self.sent + self.arrived_unsure
            and self.uncertain <= self.kills + self.cuts + 2 * self.restarts
        )


def everything(world: World, *, kills: int, workers: int = 2) -> Result:
    """Kill workers and cut the mail server off again and again, then let all be finished."""
    world.sink_start(**CUTTING)
    for turn in range(kills):
        world.work(workers)
        world.await_mail()
        time.sleep(world.dice.uniform(0, 0.1))
        world.kill_one()
        if turn % 4 == 3:
            world.sink_stop()
            world.restarts += 1
            time.sleep(world.dice.uniform(0, 0.2))
            world.sink_start(**CUTTING)
    world.sink_stop()
    world.sink_start(**SINK)
    deadline = time.monotonic() + PATIENCE
    while world.waiting():
        if time.monotonic() > deadline:
            break
        world.work(workers)
        time.sleep(0.3)
    return result_of(world)


def result_of(world: World) -> Result:
    """Compare what PostgreSQL says with what the sink wrote down."""
    notifications, pairs = world.run(PAIRS)[0]
    letters = world.run(LETTERS)
    delivered = world.delivered()
    sent = sum(is_sent for _id, is_sent, _unsure, _n in letters)
    unsure = sum(is_unsure for _id, _sent, is_unsure, _n in letters)
    arrived = len(delivered)
    return Result(
        expected=world.expected,
        notifications=notifications,
        pairs=pairs,
        sent=sent,
        uncertain=unsure,
        open=len(letters) - sent - unsure + sum(count != 1 for *_ignored, count in letters),
        dead=world.run(DEAD)[0][0],
        delivered=arrived,
        duplicates=sum(delivered.values()) - arrived,
        lost=len(world.ids_of(letters, sent=True) - set(delivered)),
        arrived_unsure=len(world.ids_of(letters, sent=False) & set(delivered)),
        kills=world.kills,
        cuts=world.cuts(),
        restarts=world.restarts,
    )
