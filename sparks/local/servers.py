"""Both servers of a data folder, or those that DATABASE_URL and REDIS_URL name instead."""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sparks.local import checks, orphans, postgres, valkey
from sparks.local.folder import DataFolder


@contextmanager
def running(
    folder: DataFolder, *, disposable: bool = False, fresh: bool = False
) -> Iterator[dict[str, str]]:
    """Lock and heal the folder, run what is not named outside, give DATABASE_URL and REDIS_URL.

    While they run, the addresses also stand in the folder, for `manage.py` in another terminal.
    `disposable` trades the data's safety for speed; `fresh` begins with an emptied folder.
    Raises Trouble when the folder is in use or a server does not start.
    """
    checks.platform_is_supported()
    folder.lock()
    with ExitStack() as stack:
        stack.callback(folder.unlock)
        orphans.end(folder.path)
        if fresh:
            folder.empty(with_database=not os.environ.get("DATABASE_URL"))
        addresses = {name: os.environ.get(name) for name in ("DATABASE_URL", "REDIS_URL")}
        if not addresses["DATABASE_URL"]:
            server = postgres.running(folder, disposable=disposable)
            addresses["DATABASE_URL"] = stack.enter_context(server)
        if not addresses["REDIS_URL"]:
            addresses["REDIS_URL"] = stack.enter_context(valkey.running(folder))
        note = folder / "servers.json"
        note.touch(mode=0o600)
        note.write_text(json.dumps(addresses))
        stack.callback(note.unlink, missing_ok=True)
        yield addresses
