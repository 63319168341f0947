"""Starting the process that opens hostile files, and believing nothing but its short answer."""

import json
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from .cleaning.refusing import Refused

COMMAND = [sys.executable, "-I", "-c"]
# -I keeps the environment and the working folder out of the path; ours is put there by hand.
START = (
    "import sys; sys.path.insert(0, {!r}); "
    "from submissions.uploads.cleaning.run import main; main()"
)
SPARE_SECONDS = 5


def clean(source: Path, target: Path, *, extension: str, title: str) -> None:
    """Write the harmless part of `source` to `target`; raises Refused.

    The process gets no settings and no secrets, limited time and memory. One that is ended by its
    limits, or breaks, means that the file is too much for us.
    """
    order = {
        "extension": extension,
        "source": str(source),
        "target": str(target),
        "title": title,
        "seconds": settings.SUBMISSIONS_CLEANING_SECONDS,
        "bytes": settings.SUBMISSIONS_CLEANING_BYTES,
    }
    try:
        done = subprocess.run(  # noqa: S603
            [*COMMAND, START.format(str(settings.BASE_DIR))],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=settings.SUBMISSIONS_CLEANING_SECONDS + SPARE_SECONDS,
            env={"LC_ALL": "C.UTF-8"},
            cwd=target.parent,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused("too_demanding") from None
    try:
        code = json.loads(done.stdout)["refused"] if done.returncode == 0 else "too_demanding"
    except (ValueError, KeyError):
        code = "too_demanding"
    if code:
        raise Refused(code)
