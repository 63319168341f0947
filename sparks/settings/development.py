"""Development on one's own machine: the servers of sparks.local, mails as files, no TLS."""

from sparks.local.folder import DataFolder

from .base import *
from .base import DATA_DIR, REDIS_URL, database, env

DEBUG = True
SECRET_KEY = "development-only-and-public-so-never-use-it-anywhere-else"  # noqa: S105
ALLOWED_HOSTS = ["*"]
# In a second terminal, `manage.py` finds the servers that `make run` started in the first.
LOCAL = DataFolder(DATA_DIR).addresses()
DATABASES = {
    "default": database(env.str("DATABASE_URL", LOCAL.get("DATABASE_URL", "postgres:///sparks")))
}
REDIS_URL = CELERY_BROKER_URL = env.str("REDIS_URL", LOCAL.get("REDIS_URL", REDIS_URL))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# `make run` starts a mail server that delivers nothing and names it in EMAIL_URL; what it takes is
# read at /mails/. Without it, mails are written to the same folder.
MAILS_PATH = EMAIL_FILE_PATH = DATA_DIR / "mails"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
if "EMAIL_URL" in env:
    vars().update(env.email_url("EMAIL_URL"))
CLAMD_URL = env.str("CLAMD_URL", default="development")
ROOT_URLCONF = "sparks.local.urls"
# Public like the secret key above: what is encrypted with it is not secret.
ACCOUNT_SECRETS_KEYS = ["ZGV2ZWxvcG1lbnQtb25seS1hbmQtcHVibGljLWtleTA="]
