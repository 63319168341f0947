"""Tests: real PostgreSQL and a real Redis-protocol server, mails in memory, cheap passwords."""

from .base import *
from .base import DATA_DIR, database, env

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database(env.str("DATABASE_URL"))}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = DATA_DIR / "test-media"
ACCOUNT_SECRETS_KEYS = ["dGVzdHMtb25seS1hbmQtcHVibGljLXNvLW5vLWtleSE="]
PRIVATE_ROOT = DATA_DIR / "test-private"
CLAMD_URL = "development"
