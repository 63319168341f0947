"""The site that journeys visit: demo content, built assets, the real application server.

What takes long is made once and kept in the data folder until what it is made from changes: a
database with the demo content, which is cloned for each process that tests, and the static files.
"""

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import psycopg

from sparks.local.checks import free_port
from sparks.local.processes import ROOT, Program
from tests.cloning import KEPT, beside, clone, drop, exists, locked, manage, migrated, name_of

LOCK = "requirements/dev.txt"
CONTENT = [
    LOCK,
    "*/migrations/*.py",
    "*/*/migrations/*.py",
    "sparks/accounts/*.py",
    "sparks/home/demo/*",
    "sparks/home/foundation.py",
    "newsletter/**/*.py",
    "submissions/**/*.py",
    "templates/newsletter/mail/**/*",
    "sparks/links/*.py",
    "sparks/search/*.py",
    "sparks/taxonomy/load.py",
    "sparks/taxonomy/data/*",
]
ASSETS = [LOCK, "static/**/*", "sparks/core/assets.py", "tests/journeys/settings.py"]
START_SECONDS = 60


@dataclass(frozen=True)
class RunningSite:
    """A site that answers at `address`, with a database and a data folder of its own."""

    address: str
    database: str
    folder: Path

    def rows(self, query: str, *values) -> list[tuple]:
        """Give what the site's database answers."""
        with psycopg.connect(self.database) as connection:
            return connection.execute(query, values).fetchall()

    def write(self, statement: str, *values) -> None:
        """Change something in the site's database."""
        with psycopg.connect(self.database) as connection:
            connection.execute(statement, values)

    def shell(self, script: str) -> None:
        """Let the site's own code run there."""
        environ = environment(self.folder, KEPT / "static", self.database)
        manage("shell", "-c", script, environ=environ)


@contextmanager
def running(
    name: str, folder: Path, static: Path, more: dict[str, str] | None = None
) -> Iterator[RunningSite]:
    """Run a site called `name` with the demo content, its files in `folder`.

    `more` are environment variables besides the usual ones.
    """
    with demo_database(name) as database, serving(database, folder, static, more) as site:
        yield site


@contextmanager
def serving(
    database: str, folder: Path, static: Path, more: dict[str, str] | None = None
) -> Iterator[RunningSite]:
    """Run the application server on a database with the demo content, its files in `folder`."""
    shutil.copytree(KEPT / "demo" / "media", folder / "media", dirs_exist_ok=True)
    port = free_port()
    site = RunningSite(f"http://127.0.0.1:{port}", database, folder)
    web = Program(
        "web",
        ["deploy/web"],
        folder,
        environment(folder, static, database)
        | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "SITE_URL": site.address,
            "WEB_HOST": "127.0.0.1",
            "WEB_PORT": str(port),
            "WEB_WORKERS": "1",
            "PAGES_ROOT": "",  # tests that write to the database by hand want to see it at once
        }
        | (more or {}),
    )
    try:
        with (folder / "web.log").open("wb") as log:
            web.start(log)
        await_answer(web, f"{site.address}/livez", folder / "web.log")
        yield site
    finally:
        web.stop()


@contextmanager
def demo_database(name: str) -> Iterator[str]:
    """Give the address of a new database with the demo content; dropped afterwards."""
    own = beside(f"journeys_{name}")
    with locked("demo"):
        clone(name_of(_kept_template()), own)
    try:
        yield own
    finally:
        drop(own)


def keep() -> None:
    """Make what all sites begin with, where it is not there yet."""
    with locked("demo"):
        _kept_template()


def collected_static() -> Path:
    """Give the folder of the static files as they are served in production."""
    folder = KEPT / "static"
    with locked("static"):
        mark = digest(ASSETS)
        if not _is(folder, mark):
            shutil.rmtree(folder, ignore_errors=True)
            manage("collectstatic", "--noinput", environ=environment(KEPT, folder))
            (folder / "made-from").write_text(mark)
    return folder


def environment(folder: Path, static: Path, database: str = "") -> dict[str, str]:
    """Give the environment variables of a site with its files in `folder`."""
    return {
        "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
        "SPARKS_DATA": str(folder),
        "STATIC_ROOT": str(static),
        "DATABASE_URL": database or os.environ["DATABASE_URL"],
    }


def await_answer(web: Program, url: str, log: Path) -> None:
    """Wait until the site answers; raise RuntimeError with its last words when it does not."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urlopen(url, timeout=5):
                return
        except OSError:
            if web.ended() or time.monotonic() > deadline:
                raise RuntimeError(f"The site did not start:\n{log.read_text()[-3000:]}") from None
            time.sleep(0.1)


def digest(patterns: list[str], *more: str) -> str:
    """Give a mark that changes with the files that fit the patterns."""
    found = hashlib.sha256("\0".join(more).encode())
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        if path.is_file():
            found.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _kept_template() -> str:
    """Give the address of the database that is cloned, made unless it is there as it should be."""
    address, folder = beside("journeys"), KEPT / "demo"
    # Demo events are so many days from today, and dead links to media would follow a lost folder.
    mark = digest(CONTENT, date.today().isoformat())  # noqa: DTZ011
    if _is(folder, mark) and exists(address):
        return address
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "media").mkdir(parents=True)
    clone(name_of(migrated()), address)
    environ = environment(folder, collected_static(), address)
    manage("load_demo", environ=environ)
    (folder / "made-from").write_text(mark)
    return address


def _is(folder: Path, mark: str) -> bool:
    note = folder / "made-from"
    return note.exists() and note.read_text() == mark
