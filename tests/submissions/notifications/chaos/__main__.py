"""A longer run, with figures: python -m tests.submissions.notifications.chaos"""

import os
import sys
import tempfile
from pathlib import Path

import django

KILLS = 100


def main() -> int:
    """Print what happened; give 1 unless everything holds."""
    from .runs import everything
    from .world import World

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "world"
        with World(place, seed=1, teams=10, members=5, events=20) as world:
            result = everything(world, kills=KILLS)
    print(result, "holds" if result.holds else "DOES NOT HOLD")
    return 0 if result.holds else 1


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sparks.settings.test")
    os.environ.setdefault("DATABASE_URL", "postgres://nobody@localhost/nothing")  # never asked
    django.setup()
    sys.exit(main())
