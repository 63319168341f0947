"""A publish: how soon it is seen, and what it does to a site that is being read."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg

from sparks.core.page_cache import figures
from sparks.local.folder import DataFolder

from . import inside, webs
from .tables import percentile, print_table

PUBLISHED = 40
A_SECOND, SECONDS = 200, 6
READ = [
    *("/en/", "/en/projects/", "/en/projects/grace/", "/en/projects/salvus/", "/en/about/"),
    *("/en/news/", "/en/events/", "/en/recommendations/", "/en/resources/", "/en/prevention/"),
]
NEW_GENERATION = "UPDATE core_generation SET stamp = gen_random_uuid()"


def measure_visibility(folder: DataFolder, environ: dict[str, str], name: str) -> None:
    """Publish on a host and look at it and at another one; print how soon they show it."""
    with (
        webs.running(folder, environ, keeps=True) as near,
        webs.running(folder, environ, keeps=True) as far,
    ):
        here = {**environ, "PAGES_ROOT": str(near.pages)}
        found = inside.ask(here, "publish", str(PUBLISHED), str(near.port), str(far.port))
    print_table(
        [f"{PUBLISHED} publishes, {name}", "reach", "measured"],
        [
            ["old page on the next request, same host", "0", str(found["late"])],
            [
                "ms until another host shows it, drawing included: median, p95, longest",
                "≤ 100",
                ", ".join(f"{percentile(found['far'], share):.0f}" for share in (0.5, 0.95, 1)),
            ],
            ["ms that a publish takes, median", "", f"{statistics.median(found['publish']):.0f}"],
        ],
    )


def measure_herd(folder: DataFolder, environ: dict[str, str]) -> None:
    """Have a cold host read at a fixed rate, everything become old half-way; print the waits."""
    with webs.running(folder, environ, keeps=True) as web:
        times = _read(web, environ["DATABASE_URL"])
        time.sleep(1.5)  # until the workers have written their figures
        drawn = figures.of_host(web.pages / "figures").renders
    waits = [f"{percentile(times, share) * 1000:.0f}" for share in (0.5, 0.95, 0.99)]
    print_table(
        [f"{A_SECOND} requests/s at {len(READ)} pages, cold, and old again half-way", "reach", ""],
        [
            ["renders of a page and generation", "1", f"{drawn / len(READ) / 2:.2f}"],
            ["ms, p50, p95, p99", "p99 ≤ 1000", ", ".join(waits)],
        ],
    )


def _read(web: webs.Web, database: str) -> list[float]:
    """Ask for the pages in turn, each at its time whatever became of those before."""
    began = time.monotonic()

    def ask(number: int) -> float:
        due = began + number / A_SECOND
        time.sleep(max(0, due - time.monotonic()))
        web.get(READ[number % len(READ)])
        return time.monotonic() - due

    def change() -> None:
        time.sleep(SECONDS / 2)
        with psycopg.connect(database, autocommit=True) as connection:
            connection.execute(NEW_GENERATION)

    with ThreadPoolExecutor(A_SECOND + 1) as crowd:
        changed = crowd.submit(change)
        times = list(crowd.map(ask, range(A_SECOND * SECONDS)))
        changed.result()
    return times
