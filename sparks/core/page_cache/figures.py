"""What the page cache did, counted in each process and added up for the host."""

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass
class Figures:
    """Counts since a process began.

    hits: answers from the process's memory. shared: from another process of the host.
    renders: pages that Django drew and that were kept. passed: requests that only Django answers.
    stale: old answers given because Django or PostgreSQL could not give a new one.
    entries, bytes: what the memory holds now.
    """

    hits: int = 0
    shared: int = 0
    renders: int = 0
    passed: int = 0
    stale: int = 0
    entries: int = 0
    bytes: int = 0

    def write(self, folder: Path) -> None:
        """Leave the figures for those who add them up; the file is never half there."""
        folder.mkdir(exist_ok=True)
        new = folder / f".{os.getpid()}"
        new.write_text(json.dumps(asdict(self)))
        new.replace(folder / str(os.getpid()))


def of_host(folder: Path) -> Figures:
    """Add up the figures of all processes that wrote theirs to `folder`.

    Those of processes that have ended count on, except for what they held.
    """
    total = Figures()
    for path in folder.glob("[0-9]*"):
        found = Figures(**json.loads(path.read_text()))
        is_running = Path(f"/proc/{path.name}").exists()
        for field in fields(Figures):
            if is_running or field.name not in ("entries", "bytes"):
                now = getattr(total, field.name) + getattr(found, field.name)
                setattr(total, field.name, now)
    return total
