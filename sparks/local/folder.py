"""The data folder: everything that the running site writes on a developer's machine.

postgres/  valkey/     the two servers and their logs
media/  mails/         what is uploaded and what would have been sent
secret                 the password of both servers, for this folder only
servers.json           where they listen, while they run
lock                   held by the one process that runs here
"""

import fcntl
import json
import os
import secrets
import shutil
from pathlib import Path

from sparks.local.trouble import Trouble

DATABASE = ("postgres", "postgres.new", "secret")
FILES = ("beat", "mails", "media", "static", "valkey")
BESIDE = ("lock", "servers.json", "test", "test-media")


class DataFolder:
    """One data folder; `lock()` it before starting anything in it."""

    def __init__(self, path: Path | str):
        self.path = Path(path).resolve()
        self._lock_file = None

    def __truediv__(self, name: str) -> Path:
        return self.path / name

    def lock(self) -> None:
        """Create the folder when missing and hold it until this process ends, however it ends.

        Raises Trouble when it cannot be written, holds other things, or is in use.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._refuse_foreign()
            self._lock_file = (self / "lock").open("a+")
            fcntl.flock(self._lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(
                f"The data folder {self.path} is in use by process {self._holder()}. Stop that "
                "one first, or use another folder beside it: DATA=.data2 (to run: PORT=8001 too)"
            ) from None
        except OSError as error:
            raise Trouble(
                f"The data folder {self.path} cannot be written ({error.strerror}). "
                "Give it to yourself, or choose another: make run DATA=/path/to/folder"
            ) from error
        self._lock_file.truncate(0)
        self._lock_file.write(str(os.getpid()))
        self._lock_file.flush()

    def unlock(self) -> None:
        """Let go of the folder."""
        if self._lock_file:
            self._lock_file.close()
            self._lock_file = None

    def secret(self) -> str:
        """Give the password of this folder's servers, made at first use, readable by its owner."""
        path = self / "secret"
        if not (path.exists() and path.read_text().strip()):
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(24))
        return path.read_text().strip()

    def empty(self, *, with_database: bool) -> None:
        """Remove what the site and its servers wrote, and nothing else."""
        for name in (*FILES, *DATABASE) if with_database else FILES:
            if (self / name).is_file():
                (self / name).unlink()
            elif (self / name).exists():
                shutil.rmtree(self / name)

    def addresses(self) -> dict[str, str]:
        """Give DATABASE_URL and REDIS_URL of the servers that run here now, or nothing."""
        try:
            return json.loads((self / "servers.json").read_text())
        except (OSError, ValueError):
            return {}

    def _refuse_foreign(self) -> None:
        """Keep a mistyped DATA= from mixing with, and later deleting, somebody's own files."""
        foreign = sorted(
            {entry.name for entry in self.path.iterdir()} - {*DATABASE, *FILES, *BESIDE}
        )
        if foreign and not (self / "lock").exists():
            raise Trouble(
                f"{self.path} holds other things ({', '.join(foreign[:3])}), so it is not used as "
                "a data folder. Name a new or empty one: make run DATA=/path/to/folder"
            )

    def _holder(self) -> str:
        return (self / "lock").read_text().strip() or "unknown"
