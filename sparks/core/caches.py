"""The cache that all processes share, on Redis: public pages can do without it, sign-in cannot."""

from django.core.cache.backends.redis import RedisCache
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

# What is kept under these only saves work: without it, pages are drawn a little slower. Everything
# else that is kept there counts tries to sign in, and must not be lost in silence.
SHORTCUTS = ("wagtail", "social:")
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
        try:
            return super().get(key, default, version)
        except RedisError:
            if not key.startswith(SHORTCUTS):
                raise
            return default

    def add(self, key, *args, **kwargs):
        """Keep what is not kept yet; of a shortcut say that it was kept when Redis is away."""
        try:
            return super().add(key, *args, **kwargs)
        except RedisError:
            if not key.startswith(SHORTCUTS):
                raise
            return True

    def set(self, key, *args, **kwargs):
        """Keep something; a shortcut is not kept when Redis is away."""
        try:
            super().set(key, *args, **kwargs)
        except RedisError:
            if not key.startswith(SHORTCUTS):
                raise

    def delete(self, key, version=None):
        """Forget something; a shortcut is left to itself when Redis is away."""
        try:
            return super().delete(key, version)
        except RedisError:
            if not key.startswith(SHORTCUTS):
                raise
            return False
