"""Databases that are made once, kept beside the tests' own, and cloned for each who needs one."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from sparks.local import kept
from sparks.local.postgres import binary
from sparks.local.processes import ROOT, Program

KEPT = Path(os.environ.get("SPARKS_DATA", ROOT / ".data")).resolve() / "test-media" / "kept"
MANAGE = [sys.executable, "-W", "ignore", "manage.py"]


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Let one of the processes that test make a kept thing, while the others wait for it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def migrated() -> str:
    """Give the address of a database with all migrations and nothing else, made when it is not."""
    address = beside("migrated")
    with locked("migrated"):
        if not kept.fits(address):
            clone("template1", address)
            environ = {"DJANGO_SETTINGS_MODULE": "sparks.settings.test", "DATABASE_URL": address}
            manage("migrate", "--verbosity=0", environ=environ)
            kept.remember(address)
    return address


def clone(source: str, address: str) -> None:
    """Make the database at `address` a copy of that called `source`, whatever it was before.

    Nobody may be connected to the source.
    """
    drop(address)
    new, old = (sql.Identifier(name) for name in (name_of(address), source))
    with _server() as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(new, old))


def copy(source: str, target: str) -> None:
    """Copy a database into an empty one, which may be another server's."""
    dump = [binary("pg_dump"), "--no-owner", "--no-privileges", source]
    load = [binary("psql"), "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", target]
    with subprocess.Popen(dump, stdout=subprocess.PIPE) as dumping:
        subprocess.run(load, stdin=dumping.stdout, check=True)
    if dumping.returncode:
        raise RuntimeError(f"{name_of(source)} could not be read to its end.")


def drop(address: str) -> None:
    """Drop a database, if it is there, even when somebody is connected to it."""
    name = sql.Identifier(name_of(address))
    with _server() as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


def exists(address: str) -> bool:
    """Tell whether there is a database at `address`."""
    query = "SELECT 1 FROM pg_database WHERE datname = %s"
    with _server() as server:
        return bool(server.execute(query, [name_of(address)]).fetchone())


def beside(name: str) -> str:
    """Give the address of a database of tests beside the one that DATABASE_URL names."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return parts._replace(path=f"{parts.path}_{name}").geturl()


def name_of(address: str) -> str:
    """Give the name of the database at `address`."""
    return urlsplit(address).path[1:]


def manage(*arguments: str, environ: dict[str, str]) -> None:
    """Run a management command to its end; raise RuntimeError with what it said when it fails."""
    log = KEPT / f"{arguments[0]}.log"
    with log.open("wb") as output:
        program = Program(arguments[0], [*MANAGE, *arguments], KEPT, environ)
        program.start(output)
        failed = program.process.wait()
    if failed:
        raise RuntimeError(f"{arguments[0]} failed:\n{log.read_text()[-3000:]}")


def _server() -> psycopg.Connection:
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path="/postgres").geturl()
    return psycopg.connect(address, autocommit=True)
