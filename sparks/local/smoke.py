"""Asking a running production site for its pages, as its proxy would."""

import http.client
import re
from dataclasses import dataclass

PAGES = [
    "/en/",
    "/en/projects/",
    "/en/projects/?pillar=prevention&sort=title",
    "/en/projects/grace/",
    "/en/news/",
    "/en/events/",
    "/en/recommendations/",
    "/en/resources/",
    "/en/search/?q=training",
    "/en/contact/",
    "/en/news/feed.atom",
    "/en/events/calendar.ics",
    "/sitemap.xml",
    "/robots.txt",
    "/en/account/login/",
]
ACCOUNT = "/en/account/"
DEMANDED = {
    "content-security-policy": "default-src 'none'",
    "strict-transport-security": "max-age=63072000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-embedder-policy": "require-corp",
}


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(port: int, host: str, path: str, **headers: str) -> Answer:
    """Send one GET request to this machine as the proxy would, without following redirects."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        sent = {"Host": host, "X-Forwarded-Proto": "https", **headers}
        connection.request("GET", path, headers=sent)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, found, response.read())
    finally:
        connection.close()


def failures(port: int, host: str) -> list[str]:
    """Ask for all pages; give a line for everything that is not as it should be."""
    found = []
    for path in PAGES:
        answer = ask(port, host, path)
        print(f"{answer.status} {len(answer.body):>7,} bytes  {path}", flush=True)
        if answer.status != 200:
            found.append(f"{path}: status {answer.status}")
        found += _missing_headers(path, answer)
        if "set-cookie" in answer.headers and not path.startswith(ACCOUNT):
            found.append(f"{path}: sets a cookie")
    return found + _static_failures(port, host) + _other_failures(port, host)


def _missing_headers(path: str, answer: Answer) -> list[str]:
    # With no-referrer, forms there would be sent with "Origin: null" and refused.
    demanded = DEMANDED | ({"referrer-policy": "same-origin"} if path.startswith(ACCOUNT) else {})
    return [
        f"{path}: header {name} is {answer.headers.get(name)!r}"
        for name, value in demanded.items()
        if value not in answer.headers.get(name, "")
    ]


def _static_failures(port: int, host: str) -> list[str]:
    """The stylesheet of the home page: hashed, precompressed, cacheable for ever."""
    home = ask(port, host, "/en/").body.decode()
    found = re.search(r'href="(/static/css/site\.[0-9a-f]+\.css)"', home)
    if not found:
        return ["/en/: no hashed stylesheet"]
    answer = ask(port, host, found[1], **{"Accept-Encoding": "br, gzip"})
    problems = _missing_headers(found[1], answer)
    if answer.headers.get("content-encoding") != "br":
        problems.append(f"{found[1]}: not compressed with brotli")
    if "immutable" not in answer.headers.get("cache-control", ""):
        problems.append(f"{found[1]}: not cacheable for ever")
    return problems


def _other_failures(port: int, host: str) -> list[str]:
    """Answers other than 200 that are right."""
    expected = {"/": 302, "/en/nowhere/": 404, "/livez": 200, "/readyz": 200}
    found = {path: ask(port, host, path) for path in expected}
    problems = [
        f"{path}: status {answer.status}, not {expected[path]}"
        for path, answer in found.items()
        if answer.status != expected[path]
    ]
    for path, answer in found.items():
        problems += _missing_headers(path, answer)
    if ask(port, "elsewhere.example", "/en/").status != 400:
        problems.append("a wrong Host header is answered")
    return problems
