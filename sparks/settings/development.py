"""Development on one's own machine: the servers of sparks.local, mails as files, no TLS."""

from .base import *
from .base import DATA_DIR, database, env

DEBUG = True
SECRET_KEY = "development-only-and-public-so-never-use-it-anywhere-else"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database(env.str("DATABASE_URL"))}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mails"
