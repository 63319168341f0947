"""What the processes of a host share: finished answers, and one render at a time for a page."""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from .entries import Entry
from .keys import Key

LOCKS = 4096  # pages whose keys fall on the same lock wait for each other
PATIENCE_SECONDS = 5  # with another process's render, before drawing the page as well
LOOK_AGAIN_SECONDS = 0.002
TIDY_SHARE = 8  # tidied whenever as much as this part of the limit was added

logger = logging.getLogger(__name__)


class Shelf:
    """Entries as files in `folder`, which lies in memory where the system has such; up to `limit`
    bytes, the oldest go first. An entry that cannot be written is only missed."""

    def __init__(self, folder: Path, limit: int):
        self.limit = limit
        self._entries, self._locks = folder / "entries", folder / "locks"
        self._entries.mkdir(parents=True, exist_ok=True)
        self._locks.mkdir(exist_ok=True)
        self._added = 0

    @contextmanager
    def alone_with(self, key: Key) -> Iterator[None]:
        """Keep the other processes from drawing the same page, for as long as they are patient.

        The lock is the system's: it goes with a process that is killed. Without the folder, which
        somebody may have tidied away, each process draws for itself.
        """
        number = int(_name(key)[:8], 16) % LOCKS
        try:
            descriptor = os.open(self._locks / str(number), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            logger.exception("The page cache cannot lock a page")
            yield
            return
        try:
            _lock(descriptor)
            yield
        finally:
            os.close(descriptor)

    def get(self, key: Key) -> Entry | None:
        """Give the entry that some process of the host put there."""
        try:
            return Entry.unpacked((self._entries / _name(key)).read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, key: Key, entry: Entry) -> None:
        """Let the other processes have an entry."""
        packet = entry.packet()
        new = self._entries / f".{os.getpid()}-{_name(key)}"
        try:
            new.write_bytes(packet)
            new.replace(self._entries / _name(key))
        except OSError:
            logger.exception("The page cache could not share a page")
        self._added += len(packet)
        if self._added > self.limit // TIDY_SHARE:
            self._added = 0
            with suppress(OSError):
                self.tidy()

    def tidy(self) -> None:
        """Let the oldest entries go until all fit."""
        found = []
        for file in os.scandir(self._entries):
            try:
                status = file.stat()
            except OSError:  # another process was quicker
                continue
            found.append((status.st_mtime, status.st_size, file.path))
        left = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if left <= self.limit:
                break
            Path(path).unlink(missing_ok=True)
            left -= size


def _name(key: Key) -> str:
    return sha256(repr(key).encode()).hexdigest()


def _lock(descriptor: int) -> None:
    """Wait for the lock, but not for ever: a process that stands still must not stop the others."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                return
        time.sleep(LOOK_AGAIN_SECONDS)
