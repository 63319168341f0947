"""Settings of the site that journeys visit: production's shape on this machine, without TLS."""

from sparks.settings.base import WAGTAILSEARCH_BACKENDS as SEARCH
from sparks.settings.test import *  # noqa: F403
from sparks.settings.test import DATA_DIR, REDIS_URL, env

ROOT_URLCONF = "tests.journeys.urls"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"
STATIC_ROOT = env.path("STATIC_ROOT")
WAGTAILSEARCH_BACKENDS = SEARCH
STORAGES = {
    "default": {"BACKEND": "sparks.core.storage.SiteStorage"},
    "staticfiles": {"BACKEND": "sparks.core.assets.BundledStaticFilesStorage"},
}
CACHES = {
    "default": {
        "BACKEND": "sparks.core.caches.SharedCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": f"journeys:{DATA_DIR}",
    }
}
# The worker hands mails to a server that keeps them (see post.py); the site itself sends none.
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", env.int("MAIL_PORT", default=9)
MAILS_PATH = DATA_DIR / "mails"
