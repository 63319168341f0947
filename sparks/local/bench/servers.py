"""Compare application servers on real pages: `make bench-servers`.

Needs wrk, and gunicorn and uvicorn beside granian (pip install gunicorn uvicorn). The servers take
turns, round after round, so that whatever else the machine does meets all of them alike.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import psutil

from sparks.local import checks, rehearse, servers
from sparks.local.bench.load import CONNECTIONS, wrk
from sparks.local.bench.webs import await_answer
from sparks.local.folder import DataFolder
from sparks.local.processes import Program, interrupt_once
from sparks.local.trouble import Trouble, told

ROUNDS, SECONDS = 3, 3
PAGES = ["/livez", "/en/about/", "/en/projects/"]
APP = "sparks.wsgi:application"
WORKERS = str(os.cpu_count())
SERVERS = {
    "granian, 1 thread": ["deploy/web"],
    "gunicorn, sync": ["gunicorn", "--workers", WORKERS, "--bind", "127.0.0.1:{port}", APP],
    "gunicorn, 4 threads": [
        *("gunicorn", "--workers", WORKERS, "--threads", "4", "--bind", "127.0.0.1:{port}", APP)
    ],
    "uvicorn": [
        *("uvicorn", "--workers", WORKERS, "--port", "{port}", "--log-level", "error"),
        *("--no-access-log", "--interface", "wsgi", APP),
    ],
}


def main() -> int:
    """Fill a site, let the servers take turns, print requests a second (median) and memory."""
    interrupt_once()
    if missing := [name for name in ("wrk", "gunicorn", "uvicorn") if not shutil.which(name)]:
        raise Trouble(f"Not found: {', '.join(missing)}. See the first lines of this command.")
    folder = DataFolder(Path(os.environ.get("SPARKS_DATA", ".data")) / "bench")
    with servers.running(folder, fresh=True) as addresses:
        # Without the page cache: it would answer for all of them.
        more = {"WEB_WORKERS": WORKERS, "PAGES_ROOT": ""}
        environ = {**rehearse.environment(folder, addresses), **more}
        for command in (["collectstatic", "--noinput"], ["migrate", "-v0"], ["load_demo"]):
            rehearse.run(command[0], [sys.executable, "manage.py", *command], environ)
        rates: dict[tuple[str, str], list[float]] = {}
        memory: dict[str, float] = {}
        for number in range(1, ROUNDS + 1):
            print(f"round {number} of {ROUNDS}", flush=True)
            for name, command in SERVERS.items():
                memory[name] = measure(name, command, folder, environ, rates)
    print_table(rates, memory)
    return 0


def measure(name: str, command: list[str], folder: DataFolder, environ: dict, rates: dict) -> float:
    """Run one server for one round; add its rates; give its memory in MB a worker."""
    port = checks.free_port()
    words = [word.format(port=port) for word in command]
    program = Program(name, words, folder.path, {**environ, "WEB_PORT": str(port)})
    program.start(output=subprocess.DEVNULL)
    try:
        await_answer(port)
        for path in PAGES:
            url = f"http://127.0.0.1:{port}{path}"
            wrk(url, seconds=1)
            rates.setdefault((name, path), []).append(wrk(url, seconds=SECONDS).per_second)
        return worker_memory(program.process.pid)
    finally:
        program.stop()


def worker_memory(pid: int) -> float:
    """Give the memory (proportional set size) of the largest process below `pid`, in MB."""
    family = psutil.Process(pid).children(recursive=True)
    return max(process.memory_full_info().pss for process in family) / 1e6


def print_table(rates: dict, memory: dict[str, float]) -> None:
    """Print a Markdown table: medians of all rounds."""
    print(f"\n| requests/s | {' | '.join(PAGES)} | MB a worker |")
    print("|---" * (len(PAGES) + 2) + "|")
    for name in SERVERS:
        cells = [f"{statistics.median(rates[name, path]):,.0f}" for path in PAGES]
        print(f"| {name} | {' | '.join(cells)} | {memory[name]:.0f} |")
    print(f"\n{os.cpu_count()} cores, {CONNECTIONS} connections, {time.strftime('%Y-%m-%d')}")


if __name__ == "__main__":
    sys.exit(told(main))
