"""Following a link to its end, politely: what it leads to, or why it leads nowhere."""

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urljoin

from sparks.core.outgoing import normal

from ..models import Problem
from .addresses import INTERNET, Net
from .asking import Answer, ask
from .waiting import retry_after

MAX_REDIRECTS = 5
SECONDS = 12  # for all of it
PAUSE = 1  # seconds between two requests of one visit
REDIRECTS = {301: True, 302: False, 303: False, 307: False, 308: True}  # for ever?
# A page that is there and wants to see an account, or no robots.
CLOSED_DOORS = {401, 402, 403, 405, 406, 407, 451, 999}
BUSY = {429, 503}
HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True)
class Visit:
    """Where following a link ended.

    is_permanent: every redirect on the way was for ever. problem: why there is nothing to read.
    body: beginning of the page when it is one. wait: how long the site asked to be left alone.
    """

    final_url: str
    is_permanent: bool = False
    problem: str = Problem.NONE
    status: int | None = None
    body: bytes = b""
    charset: str | None = None
    rating: str = ""
    wait: timedelta | None = None


@dataclass(frozen=True)
class Way:
    """How visits are made: over which net, for how long, how patiently between two requests."""

    net: Net = INTERNET
    seconds: float = SECONDS
    pause: float = PAUSE


def visit(url: str, way: Way | None = None) -> Visit:
    """Follow a normalised address; never raises for what the other side does."""
    way = way or Way()
    until = time.monotonic() + way.seconds
    is_permanent = True
    for _hop in range(MAX_REDIRECTS + 1):
        try:
            answer = _look(url, way, until)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Visit(url, problem=problem_of(error))
        if answer.status not in REDIRECTS or not answer.headers.get("Location"):
            return _arrived(url, answer, is_permanent)
        is_permanent = is_permanent and REDIRECTS[answer.status]
        onward = normal(urljoin(url, _header(answer, "Location")))
        if not onward:  # another scheme: nothing that we open
            return Visit(url, problem=Problem.REFUSED)
        url = onward
        time.sleep(way.pause)
    return Visit(url, problem=Problem.REDIRECTS)


def _look(url: str, way: Way, until: float) -> Answer:
    """Ask for the head, and for the beginning of the body when it is a page or tells little."""
    try:
        head = ask("HEAD", url, net=way.net, until=until)
    except (ConnectionError, http.client.HTTPException):
        pass  # some servers hang up on it
    else:
        is_done = head.status in REDIRECTS or head.status in BUSY
        if is_done or (head.status == 200 and head.headers.get_content_type() not in HTML):
            return head
    time.sleep(way.pause)
    return ask("GET", url, net=way.net, until=until)


def _arrived(url: str, answer: Answer, is_permanent: bool) -> Visit:
    status = answer.status
    if status in BUSY and (status == 429 or answer.headers.get("Retry-After")):
        return Visit(url, problem=Problem.BUSY, status=status, wait=retry_after(answer.headers))
    if status >= 300 and status not in CLOSED_DOORS:
        return Visit(url, problem=Problem.STATUS, status=status)
    is_page = status < 300 and answer.headers.get_content_type() in HTML
    return Visit(
        url,
        is_permanent=is_permanent,
        status=status,
        body=answer.body if is_page else b"",
        charset=answer.headers.get_content_charset(),
        rating=answer.headers.get("Rating", ""),
    )


def problem_of(error: Exception) -> str:
    """Name what went wrong."""
    kinds = [
        (PermissionError, Problem.REFUSED),
        (socket.gaierror, Problem.NAME),
        (TimeoutError, Problem.SLOW),
        (ssl.SSLError, Problem.TLS),
        (OSError, Problem.UNREACHABLE),
    ]
    return next((name for kind, name in kinds if isinstance(error, kind)), Problem.GARBLED)


def _header(answer: Answer, name: str) -> str:
    """Give a header as it was meant: many servers write UTF-8 where Latin-1 is expected."""
    return answer.headers.get(name, "").encode("latin-1", "replace").decode("utf-8", "replace")
