"""No link of the site's leads into the void, and every page says what it is."""

import re
from collections import Counter
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from .crawl import Answer, Crawl

STARTS = ["/", "/en/", "/robots.txt", "/sitemap.xml"]
STAYS_OUT_OF = ("/leave/",)  # it leads away, and no further
FINE = {200, 301, 302}
# Not meant to be found: what somebody asked for, and what is somebody's own.
HIDDEN = re.compile(r"^/en/(search|subscription|portal|account|join)/|[?]")
LIVE = """
    SELECT replace(url_path, '/start/', '/en/') FROM wagtailcore_page
    WHERE live AND starts_with(url_path, '/start/')
"""


def test_every_link_leads_to_a_page_that_says_what_it_is(running_site):
    crawl = Crawl(running_site.address, STARTS, STAYS_OUT_OF)
    live = {path for (path,) in running_site.rows(LIVE)}
    wrong = {
        "broken links": broken(crawl),
        "links to no such place in a page": crawl.lost_places(),
        "pages that no link leads to": sorted(live - set(crawl.answers)),
        **unclear(crawl.pages),
    }
    assert {name: found for name, found in wrong.items() if found} == {}


def broken(crawl: Crawl) -> list[str]:
    """Give the addresses that do not answer as they should, with where they are named."""
    return [
        f"{path}: {answer.status}, from {crawl.ways_to(path)}"
        for path, answer in crawl.answers.items()
        if answer.status not in FINE
    ]


def unclear(pages: list[Answer]) -> dict[str, list[str]]:
    """Give the pages that do not say what they are, by what they lack."""
    found = [page for page in pages if not page.is_hidden]
    claims = Counter(page.canonical for page in found if "?" not in page.path)
    return {
        "no title": [page.path for page in pages if not page.title],
        "not one h1": [page.path for page in pages if page.h1 != 1],
        "no description": [page.path for page in found if not page.description],
        "no canonical address": [page.path for page in found if not page.canonical],
        "one address for two pages": [url for url, times in claims.items() if times > 1],
        "hidden without a reason": [
            page.path for page in pages if page.is_hidden and not HIDDEN.search(page.path)
        ],
    }


GOOD = "<title>A</title><meta name=description content=a><link rel=canonical href=/{}><h1>A</h1>"
SITE = {
    "/": GOOD.format("") + "<a href=/away>1</a><a href='/poor?a=1#none'>2</a><img src=/lost.png>",
    "/poor?a=1": "<h1>A</h1><h1>B</h1><a href='/poor?a=1&b=2'>3</a><a href=https://x.example/>4</a>",
}


class _Small(BaseHTTPRequestHandler):
    """A site with a fault of each kind."""

    def do_GET(self):
        text = SITE.get(self.path)
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write((text or "").encode())

    def log_message(self, *args):
        pass


def test_the_crawl_finds_what_is_wrong():
    with HTTPServer(("127.0.0.1", 0), _Small) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        crawl = Crawl(f"http://127.0.0.1:{server.server_port}", ["/"], ("/away",))
        server.shutdown()
    assert broken(crawl) == ["/lost.png: 404, from ['/']"]
    assert crawl.lost_places() == ["/ -> /poor?a=1#none"]
    assert {name: each for name, each in unclear(crawl.pages).items() if each} == {
        "no title": ["/poor?a=1"],
        "not one h1": ["/poor?a=1"],
        "no description": ["/poor?a=1"],
        "no canonical address": ["/poor?a=1"],
    }
