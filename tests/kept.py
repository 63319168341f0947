"""Make what tests keep, before they run: `python -m tests.kept`.

The first tests would do so as they come, while all others wait: a database with all migrations, one
with the demo content, and the static files as production serves them. CI makes them while it
installs browsers. Nothing happens to what is there already.
"""

import os
from pathlib import Path

from sparks.local import servers
from sparks.local.folder import DataFolder
from sparks.local.processes import ROOT


def main() -> None:
    """Run the servers of the tests, and let the tests' own code make its things."""
    folder = DataFolder(Path(os.environ.get("SPARKS_DATA", ROOT / ".data")) / "test")
    with servers.running(folder, disposable=True) as addresses:
        os.environ.update(addresses)
        from tests.journeys import site  # reads where the servers are

        site.keep()


if __name__ == "__main__":
    main()
