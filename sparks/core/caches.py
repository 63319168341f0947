"""The cache that all processes share, on Redis: public pages can do without it, sign-in cannot."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache.backends.redis import RedisCache
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY

from . import store

# What is kept under these only saves work: without it, pages are drawn a little slower. Everything
# else that is kept there counts tries to sign in, and must not be lost in silence.
SHORTCUTS = ("wagtail", "social:")
# The addresses of home pages, asked for by every page several times. Held in the process as long as
# the generation: nearer than Redis, and true with the commit that changes them.
NEAR = SITE_ROOT_PATHS_CACHE_KEY
SECONDS = 1  # until Redis counts as away: a reader is waiting


class SharedCache(RedisCache):
    """Django's cache on Redis; what only saves work is not missed when Redis is away."""

    def __init__(self, server, params):
        options = {
            "socket_connect_timeout": SECONDS,
            "socket_timeout": SECONDS,
            "retry": Retry(NoBackoff(), 0),
            **params.get("OPTIONS", {}),
        }
        super().__init__(server, {**params, "OPTIONS": options})

    def get(self, key, default=None, version=None):
        """Give what is kept, or `default`; for a shortcut also when Redis is away."""
        if key == NEAR:
            return store.recall(NEAR, default)
        with _spared(key):
            return super().get(key, default, version)
        return default

    def add(self, key, *args, **kwargs):
        """Keep what is not kept yet; of a shortcut say that it was kept when Redis is away."""
        with _spared(key):
            return super().add(key, *args, **kwargs)
        return True

    def set(self, key, *args, **kwargs):
        """Keep something; a shortcut is not kept when Redis is away."""
        if key == NEAR:
            return store.keep(NEAR, args[0], store.stamp())
        with _spared(key):
            super().set(key, *args, **kwargs)

    def delete(self, key, version=None):
        """Forget something; a shortcut is left to itself when Redis is away."""
        if key == NEAR:
            return store.forget(NEAR)
        with _spared(key):
            return super().delete(key, version)
        return False


@contextmanager
def _spared(key: str) -> Iterator[None]:
    """Go on without Redis when it is only about a shortcut."""
    try:
        yield
    except RedisError:
        if not key.startswith(SHORTCUTS):
            raise
