"""Making the dump of a year, and putting it beside the older ones when it is whole."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import IO

from django.utils import timezone

from .dumps import DIGEST, folder, name_of
from .packing import pack

FILE_MODE = 0o644


class DumpError(ValueError):
    """A dump that cannot be made."""


def usual_year() -> int:
    """Give the year that ended last."""
    return timezone.localdate().year - 1


def make(year: int, *, replace: bool = False, progress: Callable[[str], None]) -> Path:
    """Write the dump of a year and its checksum; give its path. `progress` is told what is done.

    What is there stays, so that a checksum that somebody quotes remains true; unless `replace`.
    Raises DumpError for a year other than this and the last one: what is public now is not what
    was public then.
    """
    if year - usual_year() not in (0, 1):
        raise DumpError(f"Only {usual_year()} or {usual_year() + 1}: older data are not there.")
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / name_of(year)
    digest = path.with_name(path.name + DIGEST)
    if path.exists() and digest.exists() and not replace:
        progress(f"{path.name} is there already")
        return path
    with beside(path) as made:
        pack(made, year, progress)
        made.seek(0)
        line = f"{file_digest(made, 'sha256').hexdigest()}  {path.name}\n"
        digest.unlink(missing_ok=True)  # a dump without one is not shown: it is being replaced
    with beside(digest) as text:
        text.write(line.encode())
    return path


@contextmanager
def beside(path: Path) -> Iterator[IO[bytes]]:
    """Open a new file that takes its place when it is whole, and vanishes if something fails."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), FILE_MODE)
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise
