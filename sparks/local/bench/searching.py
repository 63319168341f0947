"""Search, suggestions and lists on a site that is very full."""

import time
from urllib.parse import urlencode

from sparks.local.folder import DataFolder

from . import inside, webs
from .tables import percentile, print_table

FILTERS = {"kind": "project", "pillar": "prevention"}
LISTS = ["/en/", "/en/projects/", "/en/projects/?pillar=prevention", "/en/search/?kind=project"]


def measure(folder: DataFolder, environ: dict[str, str], pages: int) -> None:
    """Fill the site with `pages` made-up pages; print how fast, and how long searches take."""
    took = inside.ask(environ, "volume", str(pages))
    asked = inside.ask(environ, "searches")
    with webs.running(folder, environ) as web:
        for _time in range(6):
            web.get("/en/search/?q=training")
        typing = [_took(web, f"/en/search/suggestions/?{_query(q=q)}") for q in asked.pop("typing")]
        rows, everything = [], []
        for name, words in asked.items():
            times = [
                _took(web, f"/en/search/?{_query(q=q, **filters)}")
                for q in words
                for filters in ({}, FILTERS)
            ]
            everything += times
            rows.append([name, *_waits(times)])
        heads = [f"{took['found']:,} pages, ms a request", "p50", "p95", "p99"]
        print_table(heads, [*rows, ["all searches", *_waits(everything)]])
        print_table(heads, [["suggestions, 2 to 5 letters typed", *_waits(typing)]])
        lists = [[path, *(f"{_took(web, path):.0f}" for _time in range(4))] for path in LISTS]
        print_table(["lists there, ms", "first", "second", "third", "fourth"], lists)
    print_table(
        ["", "reach", "measured"],
        [
            ["ms a search, p95", "≤ 100", f"{percentile(everything, 0.95):.0f}"],
            ["ms a suggestion, p95", "≤ 30", f"{percentile(typing, 0.95):.0f}"],
            ["pages indexed a second", "≥ 1,000", f"{took['found'] / took['index']:,.0f}"],
            ["pages written a second", "", f"{pages / took['write']:,.0f}"],
        ],
    )


def _query(**fields: str) -> str:
    return urlencode(fields)


def _took(web: webs.Web, path: str) -> float:
    """Give the milliseconds of one request."""
    began = time.perf_counter()
    web.get(path)
    return (time.perf_counter() - began) * 1000


def _waits(times: list[float]) -> list[str]:
    return [f"{percentile(times, share):.0f}" for share in (0.5, 0.95, 0.99)]
