"""Tests: real PostgreSQL and a real Redis-protocol server, mails in memory, cheap passwords."""

from .base import *
from .base import DATA_DIR, WAGTAILSEARCH_BACKENDS, database, env

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database(env.str("DATABASE_URL"))}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = DATA_DIR / "test-media"
# Filling Wagtail's own search, which only its admin uses, at each save would be a tenth of all the
# work of tests. Those that search there ask for it: fixture admin_search.
WAGTAILSEARCH_BACKENDS = {"default": {**WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": False}}
ACCOUNT_SECRETS_KEYS = ["dGVzdHMtb25seS1hbmQtcHVibGljLXNvLW5vLWtleSE="]
PRIVATE_ROOT = DATA_DIR / "test-private"
CLAMD_URL = "development"
