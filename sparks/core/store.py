"""Things kept in the process between requests, true as long as the generation is the same.

A room keeps what it reads on every page (menus, settings, taxonomies) through `kept`:

    @kept
    def pillars(language: str) -> tuple[Pillar, ...]: ...

One query a request reads the generation's stamp; while it is the one the store was filled at,
the function's body is not run again.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import wraps
from threading import Lock
from uuid import UUID

from django.apps import apps

MISSING = object()

_lock = Lock()
_store: dict = {}
_filled_at: list[UUID | None] = [None]
_request_stamp: ContextVar[UUID | None] = ContextVar("request_stamp", default=None)


def begin_request() -> None:
    """Forget the stamp of the last request, so that the next reading asks PostgreSQL."""
    _request_stamp.set(None)


def stamp() -> UUID | None:
    """Give the generation's stamp that this request works with; asked once a request."""
    found = _request_stamp.get()
    if found is None:
        # By name: the models themselves stand on this module.
        found = apps.get_model("core.Generation").current()
        _request_stamp.set(found)
    return found


def kept(function: Callable) -> Callable:
    """Keep what `function` gives for the same arguments until the generation changes.

    The values are shared between threads: give tuples and objects nobody changes.
    """

    @wraps(function)
    def wrapper(*args):
        key = (function.__module__, function.__qualname__, args)
        value = recall(key, MISSING)
        if value is MISSING:
            now = stamp()
            value = function(*args)
            keep(key, value, now)
        return value

    return wrapper


def recall(key: Hashable, default=None):
    """Give what was kept under `key` in the present generation, or `default`."""
    now = stamp()
    with _lock:
        if _filled_at[0] != now:
            _store.clear()
            _filled_at[0] = now
        return _store.get(key, default)


def keep(key: Hashable, value, read_at: UUID | None) -> None:
    """Keep what was read while `read_at` was the stamp, if it still is the one of the store."""
    with _lock:
        if _filled_at[0] == read_at:
            _store[key] = value


def forget(key: Hashable) -> bool:
    """Forget what was kept under `key`; say whether there was anything."""
    with _lock:
        return _store.pop(key, MISSING) is not MISSING
