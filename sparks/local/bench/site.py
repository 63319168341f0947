"""`manage.py bench_site`: the whole site under measure, on servers of its own."""

import os
import platform
import sys
import time
from pathlib import Path

import psutil

from sparks.local import rehearse, servers
from sparks.local.folder import DataFolder

from . import load, pages, publishing, searching


def bench(volume: int, rounds: int, seconds: int) -> None:
    """Fill a site in a data folder of its own, measure it as production runs it, print tables.

    volume: how many pages to make up for the search; 0 leaves that out. Raises Trouble.
    """
    folder = DataFolder(Path(os.environ.get("SPARKS_DATA", ".data")) / "bench")
    name, generate = load.generator()
    with servers.running(folder, fresh=True) as addresses:
        environ = rehearse.environment(folder, addresses)
        environ["WEB_WORKERS"] = str(os.cpu_count())
        for command in (["collectstatic", "--noinput"], ["migrate", "-v0"], ["load_demo"]):
            rehearse.run(command[0], [sys.executable, "manage.py", *command], environ)
        print(f"\n{_machine()}, load from {name} with {load.CONNECTIONS} connections")
        pages.measure(folder, environ, generate, rounds, seconds)
        publishing.measure_herd(folder, environ)
        publishing.measure_visibility(folder, environ, "demo content")
        if volume:
            searching.measure(folder, environ, volume)
            publishing.measure_visibility(folder, environ, f"{volume:,} pages")


def _machine() -> str:
    memory = psutil.virtual_memory().total / 1024**3
    python = platform.python_version()
    return f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, {memory:.0f} GB, Python {python}"
