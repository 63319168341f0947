"""Log lines as JSON: UTC, one object a line, without addresses, tokens or what people wrote."""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from secrets import token_hex

NO_REQUEST = "-"
_request_id: ContextVar[str] = ContextVar("request_id", default=NO_REQUEST)

# What must not stay in a log, and what stands there instead. Tokens: our signed ones carry colons.
PRIVATE = [
    (re.compile(r"[^\s@<>\"'(]+@[^\s@<>\"'),]+"), "[address]"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "[network]"),
    (re.compile(r"(?i)(?<![\w:])(?=[\da-f:]*::|(?:[\da-f]+:){7})[\da-f:]{3,39}"), "[network]"),
    (re.compile(r"[\w\-]+(?::[\w\-]+)*:[\w\-]{20,}|(?<![\w\-])[\w\-]{40,}"), "[token]"),
]


def begin(request_id: str = "") -> None:
    """Give all log lines of what begins now a common name: `request_id`, or a random one."""
    _request_id.set(request_id or token_hex(8))


def scrub(text: str) -> str:
    """Give `text` without mail and network addresses and tokens."""
    for pattern, substitute in PRIVATE:
        text = pattern.sub(substitute, text)
    return text


class RequestIdFilter(logging.Filter):
    """Puts the name of the current request or task on every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _request_id.get()
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line.

    Of an exception it keeps the type and the places, not the message, in which databases and mail
    servers quote what people typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": scrub(record.getMessage()),
            "request_id": getattr(record, "request_id", NO_REQUEST),
        }
        if record.exc_info and record.exc_info[0]:
            entry["error"] = record.exc_info[0].__qualname__
            entry["trace"] = _places(record.exc_info[2])
        return json.dumps(entry, ensure_ascii=False)


def _places(trace) -> list[str]:
    """Give the frames of a traceback as "file:line function", the innermost last."""
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]
