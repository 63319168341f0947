"""The site with Django's per-site cache on Redis in place of our page cache."""

from sparks.settings.production import *  # noqa: F403
from sparks.settings.production import CACHES, MIDDLEWARE, env


def without_objection(get_response):
    """Give a middleware that takes away our “ask before you use it”, which Django's cache obeys."""

    def middleware(request):
        response = get_response(request)
        del response.headers["Cache-Control"]
        return response

    return middleware


MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    "sparks.local.bench.per_site.without_objection",
    *MIDDLEWARE,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
CACHES = {
    **CACHES,
    "pages": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.str("CACHE_URL"),
        "KEY_PREFIX": "per-site",
    },
}
CACHE_MIDDLEWARE_ALIAS = "pages"
