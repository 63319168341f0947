"""A little internet on this machine: names, addresses and servers that are what tests say."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from sparks.links.net.addresses import Net
from sparks.links.net.visiting import Way

Reply = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Answers each path as it was told, and remembers what it was asked."""

    def __init__(self):
        self.replies: dict[str, Reply] = {}
        self.asked: list[tuple[str, str, str]] = []  # method, Host, path
        self.agents: set[str] = set()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.asked.append((self.command, self.headers["Host"], self.path))
                outer.agents.add(self.headers["User-Agent"])
                self.close_connection = True
                try:
                    outer.replies.get(self.path, status(404))(self)
                except ConnectionError:
                    return  # the other side has seen enough

            do_HEAD = do_GET

            def log_message(self, *args):
                return

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.port = self.http.server_address[1]

    def url(self, host: str, path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, reply: Reply) -> None:
        self.replies[path] = reply


def status(code: int, body: bytes = b"", **headers: str) -> Reply:
    """Give an answer; names of headers are written with _ for -."""
    named = {"Content_Type": "text/html; charset=utf-8", **headers}

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in {**named, "Content_Length": str(len(body))}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(body)

    return reply


def page(title: str, head: str = "", **headers: str) -> Reply:
    html = f"<!doctype html><html><head>{head}<title>{title}</title></head><body>Words</body>"
    return status(200, html.encode(), **headers)


def moved(to: str, code: int = 301) -> Reply:
    return status(code, Location=to)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with running(Server()) as found:
        yield found


@pytest.fixture
def net(server) -> Net:
    """All names in .example lead to the server of this test, and it alone may be reached."""
    return net_to(server)


@pytest.fixture
def way(net) -> Way:
    return Way(net=net, seconds=12, pause=0)


def net_to(server: Server) -> Net:
    """Names in .example lead to `server`; other names have no address, addresses are themselves."""

    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host.endswith(".example") else Net().resolve(host, port)

    return Net(resolve, lambda address, port: (str(address), port) == ("127.0.0.1", server.port))
