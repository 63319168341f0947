"""Requests a second: the least a server can do, the page cache, and pages drawn anew."""

import statistics
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from sparks.local.folder import DataFolder

from . import inside, webs
from .load import Load
from .tables import print_table

LISTING = "/en/projects/"
PAGES = {
    "home": "/en/",
    "listing": LISTING,
    "detail": "/en/projects/grace/",
    "plain page": "/en/about/",
    "search": "/en/search/?q=training",
}
# Searches are never kept: docs/decisions/page-cache.md.
KEPT = ("home", "listing", "detail", "plain page")
DRAWN = "drawn"


@dataclass
class Row:
    """One thing that is asked for, and what came of it in each round."""

    name: str
    web: webs.Web
    path: str
    encoding: str = "br"
    loads: list[Load] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  # milliseconds of the workers a page
    size: int = 0

    def warm_up(self) -> None:
        """Have every worker know the site, and remember how long the answer is."""
        for _time in range(6):
            self.size = len(self.web.get(self.path, self.encoding).body)

    def measure(self, generate, seconds: int) -> None:
        """Load it for one round."""
        before = self.web.cpu()
        self.loads.append(generate(self.web.url(self.path), seconds, self.encoding))
        self.cpu.append((self.web.cpu() - before) * 1000 / self.loads[-1].answers)

    def median(self, name: str) -> float:
        """Give the median of a figure over all rounds."""
        return statistics.median(getattr(load, name) for load in self.loads)


@contextmanager
def rows(folder: DataFolder, environ: dict[str, str]) -> Iterator[dict[str, Row]]:
    """Run all servers side by side; those that are not asked cost nothing."""
    with ExitStack() as stack:
        web = lambda **more: stack.enter_context(webs.running(folder, environ, **more))  # noqa: E731
        kept, drawn = web(keeps=True), web()
        packed, whole = (_same_bytes(folder, kept, encoding) for encoding in ("br", "identity"))
        bare = web(WEB_APP="sparks.local.bench.bare:application", **packed)
        bare_whole = web(WEB_APP="sparks.local.bench.bare:application", **whole)
        view = web(
            WEB_APP="sparks.local.bench.view:application",
            DJANGO_SETTINGS_MODULE="sparks.local.bench.view_settings",
            **packed,
        )
        per_site = web(DJANGO_SETTINGS_MODULE="sparks.local.bench.per_site")
        found = {
            "static": Row("static file (WhiteNoise)", drawn, _stylesheet(drawn)),
            "bare": Row("bare WSGI, bytes of the listing", bare, "/"),
            "bare_whole": Row("bare WSGI, the same uncompressed", bare_whole, "/"),
            "view": Row("bare Django view, same bytes", view, "/"),
            "per_site": Row("listing, Django per-site cache on Redis", per_site, LISTING),
            "plain_kept": Row("listing, page cache, uncompressed", kept, LISTING, "identity"),
        }
        for name in KEPT:
            found[f"kept {name}"] = Row(f"{name}, page cache", kept, PAGES[name])
        for name, path in PAGES.items():
            found[f"{DRAWN} {name}"] = Row(f"{name}, drawn anew", drawn, path)
        yield found


def _same_bytes(folder: DataFolder, web: webs.Web, encoding: str) -> dict[str, str]:
    """Leave the listing where the bare applications find it; give what to tell them."""
    path = folder / "mails" / f"listing.{encoding}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(web.get(LISTING, encoding).body)
    return {"BENCH_BODY": str(path), "BENCH_ENCODING": encoding}


def _stylesheet(web: webs.Web) -> str:
    home = web.get("/en/", "identity").body.decode()
    return home.partition('rel="stylesheet" href="')[2].partition('"')[0]


def measure(
    folder: DataFolder, environ: dict[str, str], generate, rounds: int, seconds: int
) -> None:
    """Let all rows take turns, round after round, so that noise meets all alike; print them."""
    with rows(folder, environ) as found:
        for row in found.values():
            row.warm_up()
        for number in range(1, rounds + 1):
            print(f"round {number} of {rounds}", flush=True)
            for row in found.values():
                row.measure(generate, seconds)
        counts = inside.ask(environ, "queries", *PAGES.values())
        _print(found, counts)
        _print_reach(found, counts)


def _print(found: dict[str, Row], counts: dict[str, int]) -> None:
    bare = found["bare"].median("per_second")
    heads = ["", "bytes", "requests/s", "of bare", "p50 ms", "p95 ms", "p99 ms"]
    print_table(
        [*heads, "CPU ms a page", "queries"],
        (
            [
                row.name,
                f"{row.size:,}",
                f"{row.median('per_second'):,.0f}",
                f"{row.median('per_second') / bare:.3f}",
                *(f"{row.median(name):.2f}" for name in ("p50", "p95", "p99")),
                f"{statistics.median(row.cpu):.2f}",
                str(counts[row.path]) if key.startswith(DRAWN) else "",
            ]
            for key, row in found.items()
        ),
    )


def _print_reach(found: dict[str, Row], counts: dict[str, int]) -> None:
    def rate(key: str) -> float:
        return found[key].median("per_second")

    def cpu(key: str) -> float:
        return statistics.median(found[key].cpu)

    slowest = min(rate(f"kept {name}") for name in KEPT)
    kept, drawn = found["kept home"].web, found["drawn home"].web
    print_table(
        ["", "reach", "measured"],
        [
            ["cached page, of bare WSGI", "≥ 0.4", f"{slowest / rate('bare'):.2f}"],
            [
                "cached listing, of Django's per-site cache",
                "≥ 8",
                f"{rate('kept listing') / rate('per_site'):.1f}",
            ],
            [
                "the same, ours uncompressed too",
                "",
                f"{rate('plain_kept') / rate('per_site'):.1f}",
            ],
            [
                "cached listing uncompressed, of bare WSGI",
                "≥ 0.4",
                f"{rate('plain_kept') / rate('bare_whole'):.2f}",
            ],
            ["home drawn anew, a second", "≥ 120", f"{rate('drawn home'):.0f}"],
            ["listing drawn anew, a second", "≥ 150", f"{rate('drawn listing'):.0f}"],
            ["search, a second", "≥ 120", f"{rate('drawn search'):.0f}"],
            ["detail drawn anew, a second", "≥ 180", f"{rate('drawn detail'):.0f}"],
            ["plain page, ms of CPU", "≤ 8", f"{cpu('drawn plain page'):.1f}"],
            ["queries of home", "≤ 12", str(counts[PAGES["home"]])],
            ["queries of a listing", "≤ 12", str(counts[LISTING])],
            ["queries of a detail page", "≤ 10", str(counts[PAGES["detail"]])],
            ["queries of a search", "≤ 10", str(counts[PAGES["search"]])],
            ["MB a worker, with page cache", "≤ 150", f"{kept.memory():.0f}"],
            ["MB a worker, drawing", "≤ 150", f"{drawn.memory():.0f}"],
            ["MB, server and workers", "", f"{kept.memory_of_all():.0f}"],
            ["seconds until a server answers", "≤ 3", f"{kept.started_after:.1f}"],
        ],
    )
