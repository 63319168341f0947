"""The least that a server can do: a WSGI application that answers with the bytes of one file."""

import os
from pathlib import Path

BODY = Path(os.environ["BENCH_BODY"]).read_bytes()
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Encoding", os.environ["BENCH_ENCODING"]),
    ("Content-Length", str(len(BODY))),
]


def application(environ, start_response):
    """Answer any request, as WSGI wants it."""
    start_response("200 OK", HEADERS)
    return [BODY]
