"""The WSGI layer in front of Django."""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from uuid import UUID

from django.db import Error, connection

from sparks.core import moments

from . import bell, figures, keys
from .entries import NOT_MODIFIED, OK, Entry, Headers
from .memory import Memory
from .shelf import Shelf
from .truth import Truth
from .watch import Watch

# Addresses with a query are held apart: whoever makes up queries pushes out no other page.
PLAIN_BYTES, QUERIED_BYTES = 16 * 1024 * 1024, 8 * 1024 * 1024
SHELF_BYTES = 48 * 1024 * 1024  # a container's /dev/shm has 64 MB
LARGEST_BYTES = 2 * 1024 * 1024  # what is longer is handed on without being kept
OWN_ANSWERS = 10_000  # addresses remembered whose answers may not be kept
# The token of a form in a page is good for four hours (docs/decisions/anonymous-forms.md): there
# has to be time left to write.
LONGEST_SECONDS = 3600
# For how long pages are served without a word from PostgreSQL.
STALE_SECONDS = 6 * 3600

StartResponse = Callable[..., object]
logger = logging.getLogger(__name__)


class PageCache:
    """Answers what it can itself, and has Django draw the rest, each page once.

    `folder` is shared by the processes of the host that serve the same code, and is new whenever
    they are started anew.
    """

    def __init__(self, application: Callable, folder: Path):
        self._application = application
        self._cookies = keys.own_cookies()
        self._plain, self._queried = Memory(PLAIN_BYTES), Memory(QUERIED_BYTES)
        self._shelf = Shelf(folder, SHELF_BYTES)
        self._own: dict[keys.Key, UUID] = {}
        self._change: tuple[UUID | None, float] = None, 0.0
        host_bell = bell.of_host(folder)
        self._truth = Truth(host_bell)
        self._figures, self._figures_folder = figures.Figures(), folder / "figures"
        self._watch = Watch(host_bell, self._tell)
        self._watch.start()

    def __call__(self, environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request as WSGI wants it."""
        key = keys.key_of(environ, self._cookies)
        if key is None:
            return self._pass(environ, start_response)
        stamp = self._truth.stamp()
        entry = self._memory(key).get(key)
        if entry is not None and self._holds(entry, stamp, time.time()):
            self._figures.hits += 1
            return self._answer(environ, start_response, key, entry)
        if stamp is None or self._own.get(key) == stamp:
            return self._pass(environ, start_response)
        return self._draw(environ, start_response, key, stamp)

    def _memory(self, key: keys.Key) -> Memory:
        return self._queried if key[3] else self._plain

    def _holds(self, entry: Entry, stamp: UUID | None, now: float) -> bool:
        """Tell whether an entry is what Django would answer at `now`."""
        is_present = entry.stamp == stamp and now < entry.until
        return is_present and self._watch.silent_for() < STALE_SECONDS

    def _pass(self, environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        self._figures.passed += 1
        return self._application(environ, start_response)

    def _answer(
        self, environ: dict, start_response: StartResponse, key: keys.Key, entry: Entry
    ) -> Iterable[bytes]:
        encoding = keys.encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        variant = entry.variants.get(encoding)
        if variant is None:
            variant = entry.encoded(encoding)
            self._memory(key).put(key, entry)
        marks = environ.get("HTTP_IF_NONE_MATCH")
        if marks and entry.is_known_by(marks):
            start_response(NOT_MODIFIED, variant.unchanged)
            return []
        start_response(OK, variant.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [variant.body]

    def _draw(
        self, environ: dict, start_response: StartResponse, key: keys.Key, stamp: UUID
    ) -> Iterable[bytes]:
        """Have the page drawn, unless another process has just done so."""
        with self._shelf.alone_with(key):
            entry = self._shelf.get(key)
            if entry is not None and self._holds(entry, stamp, time.time()):
                self._figures.shared += 1
                return self._answer(environ, start_response, key, entry)
            began = time.time()
            status, headers, body = self._asked(keys.shared(environ, key))
            if keys.may_be_kept(status, headers):
                entry, body = self._made(stamp, began, headers, body)
                if entry is not None:
                    self._figures.renders += 1
                    self._shelf.put(key, entry)
                    return self._answer(environ, start_response, key, entry)
        entry = self._memory(key).get(key)
        if status[0] == "5" and entry is not None and self._may_be_stale(entry, stamp, began):
            _close(body)
            self._figures.stale += 1
            return self._answer(environ, start_response, key, entry)
        if status[0] == "2":
            self._remember_as_own(key, stamp)
        self._figures.passed += 1
        start_response(status, headers)
        if environ["REQUEST_METHOD"] == "HEAD":
            _close(body)
            return []
        return body

    def _asked(self, environ: dict) -> tuple[str, Headers, Iterable[bytes]]:
        """Give what Django answers."""
        said: list = []

        def start_response(status: str, headers: Headers, exc_info=None) -> None:
            said[:] = status, headers

        body = self._application(environ, start_response)
        return said[0], said[1], body

    def _made(
        self, stamp: UUID, began: float, headers: Headers, body: Iterable[bytes]
    ) -> tuple[Entry | None, Iterable[bytes]]:
        """Give the entry of an answer; or, of one that is too long to keep, its body to hand on."""
        until = self._until(stamp, began)
        parts, size, rest = [], 0, iter(body)
        for part in rest:
            parts.append(part)
            size += len(part)
            if size > LARGEST_BYTES or until is None:
                return None, _Rest(parts, rest, body)
        _close(body)
        if until is None:
            return None, parts
        return Entry.made(stamp, until, headers, b"".join(parts)), ()

    def _until(self, stamp: UUID, began: float) -> float | None:
        """Give until when a page drawn at `began` holds by itself; None when nobody can tell."""
        known_for, change = self._change
        if known_for != stamp or change <= began:
            try:
                change = moments.next_change(datetime.fromtimestamp(began, UTC)).timestamp()
            except Error:
                return None
            finally:
                connection.close()
            self._change = stamp, change
        return min(change, began + LONGEST_SECONDS)

    def _may_be_stale(self, entry: Entry, stamp: UUID, now: float) -> bool:
        """Tell whether an entry whose time is over may be given when nothing better is to be had.

        One of another generation may not: something on it is known to be wrong, and it may be a
        page that somebody had good reason to take away.
        """
        is_young = now - entry.until < STALE_SECONDS
        return entry.stamp == stamp and is_young and self._watch.silent_for() < STALE_SECONDS

    def _remember_as_own(self, key: keys.Key, stamp: UUID) -> None:
        """Remember that nobody has to wait while another process draws this page."""
        if len(self._own) >= OWN_ANSWERS:
            self._own.clear()
        self._own[key] = stamp

    def _tell(self) -> None:
        """Leave the figures on the shelf."""
        memories = self._plain, self._queried
        self._figures.entries = sum(map(len, memories))
        self._figures.bytes = sum(memory.weight for memory in memories)
        try:
            self._figures.write(self._figures_folder)
        except OSError:
            logger.exception("The page cache could not leave its figures")


class _Rest:
    """A body of which some was read already; closing it closes the body."""

    def __init__(self, read: list[bytes], rest: Iterable[bytes], body: Iterable[bytes]):
        self._parts = chain(read, rest)
        self._body = body

    def __iter__(self):
        return self._parts

    def close(self) -> None:
        _close(self._body)


def _close(body: Iterable[bytes]) -> None:
    """End a response as WSGI wants it: Django gives back its connections then."""
    if hasattr(body, "close"):
        body.close()
