"""Following links on real servers that behave badly."""

import socket
import time
from datetime import timedelta

import pytest

from sparks.links.models import Problem
from sparks.links.net.addresses import Net
from sparks.links.net.asking import MAX_BYTES, ask
from sparks.links.net.visiting import Way, visit
from sparks.links.reading import head_of

from .conftest import moved, page, status

ELSEWHERE = [
    "http://127.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0/",
    "http://localhost/",
    "file:///etc/passwd",
    "gopher://a.example/",
]


def test_a_page_is_found_and_its_head_read(server, way):
    server.says("/a?b=c", page("A project", '<meta name="description" content="What it does">'))
    found = visit(server.url("a.example", "/a?b=c"), way)
    assert (found.problem, found.status) == ("", 200)
    head = head_of(found.body, found.charset)
    assert (head.title, head.words) == ("A project", "a project what it does")
    host = f"a.example:{server.port}"
    assert server.asked == [("HEAD", host, "/a?b=c"), ("GET", host, "/a?b=c")]
    [agent] = server.agents
    assert agent == "SparksLinkCheck/1.0 (+http://localhost:8000)"


def test_what_is_no_page_is_not_fetched(server, way):
    server.says("/report.pdf", status(200, b"%PDF", Content_Type="application/pdf"))
    found = visit(server.url("a.example", "/report.pdf"), way)
    assert (found.problem, found.body) == ("", b"")
    assert [method for method, _host, _path in server.asked] == ["HEAD"]


def test_a_server_that_does_not_know_head_is_asked_again(server, way):
    answer = page("There")
    server.says("/", lambda handler: answer(handler) if handler.command == "GET" else None)
    found = visit(server.url("a.example"), way)
    assert head_of(found.body, found.charset).title == "There"


@pytest.mark.parametrize("target", ELSEWHERE)
@pytest.mark.parametrize("code", [301, 302])
def test_no_redirect_leads_into_this_machine_or_its_network(server, way, target, code):
    server.says("/", moved(target, code))
    found = visit(server.url("a.example"), way)
    assert found.problem == Problem.REFUSED
    assert len(server.asked) == 1


@pytest.mark.parametrize("target", [each for each in ELSEWHERE if each.startswith("http")])
def test_nor_does_an_address_itself(target):
    assert visit(target).problem == Problem.REFUSED


def test_a_name_that_changes_its_address_is_not_followed(server):
    """DNS rebinding: the second look-up would lead elsewhere, so there is none for a connection."""
    given = []

    def resolve(host: str, port: int) -> list[str]:
        given.append(host)
        return ["127.0.0.1"] if len(given) == 1 else ["10.0.0.1"]

    net = Net(resolve, lambda address, port: str(address) == "127.0.0.1")
    server.says("/", page("Checked"))
    until = time.monotonic() + 3
    answer = ask("GET", server.url("rebinds.example"), net=net, until=until)
    assert (answer.status, given) == (200, ["rebinds.example"])
    assert server.asked[0][1] == f"rebinds.example:{server.port}"
    found = visit(server.url("rebinds.example"), Way(net=net, seconds=3, pause=0))
    assert found.problem == Problem.REFUSED
    assert len(server.asked) == 1


def test_redirects_are_followed_to_the_end(server, way):
    server.says("/", moved("/new%20place?x=ü".encode().decode("latin-1"), 301))
    server.says("/new%20place?x=%C3%BC", moved("there/", 308))
    server.says("/there/", page("Arrived"))
    found = visit(server.url("a.example"), way)
    assert found.final_url == server.url("a.example", "/there/")
    assert found.is_permanent
    server.says("/there/", moved("/last", 302))
    server.says("/last", page("Arrived"))
    assert not visit(server.url("a.example"), way).is_permanent


def test_redirects_without_end_are_given_up(server, way):
    server.says("/", moved("/"))
    assert visit(server.url("a.example"), way).problem == Problem.REDIRECTS
    assert len(server.asked) == 6


@pytest.mark.parametrize("part", ["head", "body"])
def test_what_drips_is_cut(server, net, part):
    def drip(handler):
        if part == "body":
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
            if handler.command == "HEAD":
                return
        for _ in range(60):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    server.says("/", drip)
    begun = time.monotonic()
    assert visit(server.url("a.example"), Way(net, 0.4, 0)).problem == Problem.SLOW
    assert time.monotonic() - begun < 2.5  # all of it would take three seconds


def test_a_huge_page_is_read_to_a_limit(server, way):
    def pour(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(400):
            handler.wfile.write(b"<title>Big</title>" + b" " * 100_000)

    server.says("/", pour)
    found = visit(server.url("a.example"), way)
    assert len(found.body) == MAX_BYTES
    assert head_of(found.body, found.charset).title == "Big"


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("7200", timedelta(hours=2)),
        ("1", timedelta(hours=1)),
        ("99999999999", timedelta(days=7)),
        ("soon", timedelta(days=1)),
        ("-5", timedelta(days=1)),
        ("Mon, 01 Jan 2024 00:00:00 GMT", timedelta(hours=1)),
        ("Mon, 01 Jan 2990 00:00:00 GMT", timedelta(days=7)),
    ],
)
@pytest.mark.parametrize("code", [429, 503])
def test_a_busy_site_is_left_alone(server, way, code, said, wait):
    server.says("/", status(code, Retry_After=said))
    found = visit(server.url("a.example"), way)
    assert (found.problem, found.wait) == (Problem.BUSY, wait)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("code", "problem"), [(404, "status"), (410, "status"), (500, "status"), (403, ""), (999, "")]
)
def test_errors_are_told_from_closed_doors(server, way, code, problem):
    server.says("/", status(code))
    found = visit(server.url("a.example"), way)
    assert (found.problem, found.status) == (problem, code)


def test_who_does_not_speak_tls_has_no_certificate(server, net):
    secure = server.url("a.example").replace("http:", "https:")
    assert visit(secure, Way(net, 3, 0)).problem == Problem.TLS


def test_who_does_not_speak_http_is_not_understood(server, way):
    server.says("/", lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n"))
    assert visit(server.url("a.example"), way).problem == Problem.GARBLED


def test_a_name_without_address_and_a_port_without_server(net, way):
    def unknown(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    assert visit("http://none.example/", Way(Net(unknown), 1, 0)).problem == Problem.NAME
    nobody = Net(lambda host, port: ["127.0.0.1"], lambda address, port: True)
    assert visit("http://a.example:9/", Way(nobody, 1, 0)).problem == Problem.UNREACHABLE


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        ("<title>Größe</title>".encode("latin-1"), "text/html; charset=latin-1", "Größe"),
        ("<title>Größe</title>".encode("utf-16"), "text/html; charset=utf-16", "Größe"),
        ("<title>Größe</title>".encode(), "text/html; charset=no-such-thing", "Größe"),
        (b"<title>\xff\xfe\x00 odd</title>", "text/html; charset=utf-8", None),
        (b"\x00\x01\x02", "text/html", ""),
        (b"<title>" + b"x" * 999, "text/html", "x" * 200),
    ],
    ids=["latin", "wide", "unknown", "broken", "binary", "endless"],
)
def test_any_bytes_can_be_read(server, way, body, content_type, title):
    server.says("/", status(200, body, Content_Type=content_type))
    found = visit(server.url("a.example"), way)
    read = head_of(found.body, found.charset).title
    assert "\x00" not in read
    assert title is None or read == title
