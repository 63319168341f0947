"""Break the sending of newsletters in every way we know: `make chaos-newsletter`.

AUDIENCE, KILLS, SEED and RUNS (names of functions in runs.py, with spaces between) may be given in
the environment. Ends with 1 when a promise was broken.
"""

import os
import sys
import tempfile
from pathlib import Path

from sparks.local.processes import interrupt_once

from . import runs
from .runs import Result
from .world import World

COLUMNS = ("delivered", "duplicates", "missing", "untold", "uncertain", "killed", "unsound")


def main() -> int:
    """Run everything, print a line for each run, say whether all promises held."""
    interrupt_once()
    audience = int(os.environ.get("AUDIENCE", "20000"))
    kills = int(os.environ.get("KILLS", "60"))
    seed = int(os.environ.get("SEED", "1"))
    chosen = [
        (runs.sigkills, kills, audience),
        (runs.crashes, max(3, kills // 10), audience),
        (runs.sink_trouble, max(3, kills // 10), audience // 4),
        (runs.celery, max(3, kills // 5), audience),
    ]
    names = os.environ.get("RUNS", "").split()
    chosen = [each for each in chosen if not names or each[0].__name__ in names]
    print(f"seed {seed}, {os.cpu_count()} cores")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # PostgreSQL is another user when this is root
        for number, (run, times, people) in enumerate(chosen):
            with World(Path(folder) / str(number), seed=seed + number, audience=people) as world:
                results.append(run(world, times))
                report(results[-1])
    held = all(result.holds for result in results)
    print("All promises held." if held else "A PROMISE WAS BROKEN.")
    return int(not held)


def report(result: Result) -> None:
    """Print what a run came to."""
    print(f"\n{result.name}: audience {result.audience:,} in {result.seconds:.0f} s")
    print("  states     ", ", ".join(f"{name} {n:,}" for name, n in sorted(result.states.items())))
    print("  counts     ", ", ".join(f"{name} {getattr(result, name):,}" for name in COLUMNS))
    print("  promises   ", "held" if result.holds else "BROKEN", flush=True)


if __name__ == "__main__":
    sys.exit(main())
