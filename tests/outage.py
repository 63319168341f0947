"""Letting PostgreSQL stop and come back, at the same address, while others need it."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from sparks.local import postgres
from sparks.local.folder import DataFolder
from sparks.local.processes import Program

LOOK_AGAIN_SECONDS = 0.02


def stop(folder: DataFolder, how: signal.Signals = signal.SIGINT) -> None:
    """End the folder's PostgreSQL: SIGINT is an operator's stop, SIGQUIT a crash."""
    pid = int((folder / "postgres" / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, how)
    while alive(pid):
        time.sleep(LOOK_AGAIN_SECONDS)


def start(folder: DataFolder, address: str, output) -> Program:
    """Start it again where it was; the caller stops it in the end. It may not answer yet."""
    home = folder / "postgres"
    (home / "postmaster.pid").unlink(missing_ok=True)
    settings = {**postgres.SETTINGS, "port": urlsplit(address).port}
    server = Program(
        "postgres",
        [
            *postgres._as_owner(home),
            postgres.binary("postgres"),
            *("-D", str(home)),
            *(f"--{name}={value}" for name, value in settings.items()),
        ],
        folder.path,
        stop_signal=signal.SIGINT,
        patience=20,
    )
    server.start(output)
    return server


def alive(pid: int) -> bool:
    """Say whether a process runs; one that is only waited for does not."""
    with suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
