"""Find and end what an earlier, killed run left behind in a data folder.

Every process started here carries SPARKS_RUN=<data folder> in its environment, and so do its
children. PostgreSQL's children overwrite theirs, but all of them stand in the database's folder.
"""

import contextlib
import os
from pathlib import Path

import psutil

SERVERS = ("postgres", "valkey-server")


def find(folder: Path) -> list[psutil.Process]:
    """Give the processes that belong to this data folder, this one and its parents left out."""
    own = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    return [
        process
        for process in psutil.process_iter(["name", "status"])
        if process.pid not in own and _belongs(process, folder)
    ]


def end(folder: Path) -> int:
    """End them, first politely; give how many there were."""
    found = find(folder)
    for process in found:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
    _, alive = psutil.wait_procs(found, timeout=5)
    for process in alive:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(alive, timeout=5)
    return len(found)


def _belongs(process: psutil.Process, folder: Path) -> bool:
    try:
        if process.info["status"] == psutil.STATUS_ZOMBIE:
            return False
        if process.environ().get("SPARKS_RUN") == str(folder):
            return True
        return process.info["name"] in SERVERS and Path(process.cwd()).parent == folder
    except (psutil.Error, OSError):
        return False
