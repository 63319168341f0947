"""Asking for a page as often as it goes, with the best load generator that is there."""

import csv
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sparks.local.rehearse import HOST
from sparks.local.trouble import Trouble

HERE = Path(__file__).parent
CONNECTIONS = 8
# Not installed with the other packages: uv fetches it where neither wrk nor oha is there.
LOCUST = ["uv", "tool", "run", "--quiet", "--from", "locust~=2.47", "locust"]


@dataclass(frozen=True)
class Load:
    """What came of it: answers in all, answers a second, and milliseconds that an answer took."""

    answers: int
    per_second: float
    p50: float
    p95: float
    p99: float


def headers(encoding: str) -> dict[str, str]:
    """Give what the proxy and a browser would send along."""
    return {"Host": HOST, "X-Forwarded-Proto": "https", "Accept-Encoding": encoding}


def generator() -> tuple[str, Callable[..., Load]]:
    """Give the name and the function of the load generator that is used here."""
    for name, function in (("wrk", wrk), ("oha", oha)):
        if shutil.which(name):
            return name, function
    return "Locust (slower than the site: cached rows are its own limit)", locust


def wrk(url: str, seconds: int, encoding: str = "br") -> Load:
    """Load `url` with wrk; raises Trouble when an answer is none."""
    sent = [f"-H{name}: {value}" for name, value in headers(encoding).items()]
    script = HERE / "percentiles.lua"
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", f"-s{script}", *sent, url]
    output = _run(command)
    if "Non-2xx" in output or "Socket errors" in output:
        raise Trouble(f"{url} did not always answer 200:\n{output}")
    return Load(**json.loads(output.strip().splitlines()[-1]))


def oha(url: str, seconds: int, encoding: str = "br") -> Load:
    """Load `url` with oha; raises Trouble when an answer is none."""
    sent = [
        word for name, value in headers(encoding).items() for word in ("-H", f"{name}: {value}")
    ]
    command = ["oha", "--no-tui", f"-c{CONNECTIONS}", f"-z{seconds}s", "--output-format=json"]
    found = json.loads(_run([*command, *sent, url]))
    if set(found["statusCodeDistribution"]) != {"200"}:
        raise Trouble(f"{url} did not always answer 200: {found['statusCodeDistribution']}")
    times = found["latencyPercentiles"]
    return Load(
        found["statusCodeDistribution"]["200"],
        found["summary"]["requestsPerSec"],
        *(times[name] * 1000 for name in ("p50", "p95", "p99")),
    )


def locust(url: str, seconds: int, encoding: str = "br") -> Load:
    """Load `url` with Locust; raises Trouble when an answer is none."""
    match = re.match(r"(https?://[^/]+)(/.*)", url)
    with tempfile.TemporaryDirectory() as folder:
        command = [*LOCUST, "--headless", "--only-summary", f"--users={CONNECTIONS}"]
        command += [f"--spawn-rate={CONNECTIONS}", f"--run-time={seconds}s"]
        command += [f"--locustfile={HERE / 'locustfile.py'}", f"--csv={folder}/all"]
        sent = {"BENCH_PATH": match[2], "BENCH_HEADERS": json.dumps(headers(encoding))}
        _run([*command, f"--host={match[1]}"], sent)
        with (Path(folder) / "all_stats.csv").open() as file:
            found = next(row for row in csv.DictReader(file) if row["Name"] == "Aggregated")
    if int(found["Failure Count"]):
        raise Trouble(f"{url} did not always answer 200.")
    times = (float(found[name]) for name in ("50%", "95%", "99%"))
    return Load(int(found["Request Count"]), float(found["Requests/s"]), *times)


def _run(command: list[str], environ: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **(environ or {})}, check=False
    )
    if done.returncode:
        raise Trouble(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
