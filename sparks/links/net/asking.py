"""One request to one checked address.

http.client, because it lets us hand it a connection: the socket is opened to an address that was
checked a moment ago, while Host, SNI and the certificate's check keep the name. The name is not
looked up a second time, so it cannot lead elsewhere meanwhile.
"""

import http.client
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Timer
from urllib.parse import urlsplit

from django.conf import settings

from .addresses import Net

MAX_BYTES = 256 * 1024
WAIT = 5  # seconds for any single sign of life
TRIED = 2  # addresses of one name


@dataclass(frozen=True)
class Answer:
    """What one request brought back. body: its beginning, at most MAX_BYTES."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(method: str, url: str, *, net: Net, until: float) -> Answer:
    """Send one request for a normalised address; all is over when time.monotonic() is `until`.

    Raises PermissionError for an address that is not allowed, TimeoutError, ssl.SSLError,
    socket.gaierror, another OSError, or http.client.HTTPException.
    """
    parts = urlsplit(url)
    is_secure = parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    host = parts.hostname or ""
    with _socket(net, host, port, until) as plain, _ends(plain, until):
        connected = _wrapped(plain, host) if is_secure else plain
        connection = http.client.HTTPConnection(host, port)
        connection.auto_open = 0  # never by name
        connection.sock = connected
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        with closing(connection):
            connection.request(method, target, headers=_headers(parts.netloc))
            with connection.getresponse() as response:
                return Answer(response.status, response.headers, _beginning(response, until))


def _headers(place: str) -> dict[str, str]:
    return {
        "Host": place,
        "User-Agent": f"SparksLinkCheck/1.0 (+{settings.WAGTAILADMIN_BASE_URL})",
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
        "Accept-Language": "en,*;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


@contextmanager
def _socket(net: Net, host: str, port: int, until: float) -> Iterator[socket.socket]:
    addresses = net.addresses(host, port)[:TRIED]
    for number, address in enumerate(addresses, start=1):
        try:
            connected = socket.create_connection((address, port), timeout=_patience(until))
        except OSError:
            if number == len(addresses):
                raise
        else:
            with connected:
                yield connected
            return


@contextmanager
def _ends(connected: socket.socket, until: float) -> Iterator[None]:
    """Cut the connection when the time is over, whatever it drips: handshake, headers or body."""
    timer = Timer(max(until - time.monotonic(), 0), _cut, [connected.dup()])
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        if time.monotonic() >= until:
            raise TimeoutError("It took too long in all.") from error
        raise
    finally:
        timer.cancel()
        timer.args[0].close()


def _cut(connected: socket.socket) -> None:
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is over already


def _wrapped(plain: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def _beginning(response: http.client.HTTPResponse, until: float) -> bytes:
    found = bytearray()
    while len(found) < MAX_BYTES and (piece := response.read1(MAX_BYTES - len(found))):
        found += piece
    if time.monotonic() >= until:  # the connection was cut, which looks like the body's end
        raise TimeoutError("It took too long in all.")
    return bytes(found)


def _patience(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("It took too long in all.")
    return min(WAIT, left)
