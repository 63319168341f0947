"""Settings that hold everywhere. Each environment adds its own in a file beside this one."""

from email.utils import parseaddr
from pathlib import Path
from zoneinfo import available_timezones

import environ
from django.utils.translation import gettext_lazy as _

from .accounts import *
from .submissions import *

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

# The data folder holds everything the running site writes in development: databases, media, mails.
DATA_DIR = Path(env.str("SPARKS_DATA", default=str(BASE_DIR / ".data"))).resolve()

INSTALLED_APPS = [
    # Upper rooms first: their templates and commands win over what stands below.
    "sparks.home",
    "sparks.search",
    "sparks.reuse",
    "newsletter",
    "submissions",
    "projects",
    "news",
    "recommendations",
    "resources",
    "sparks.figures",
    "sparks.glossary",
    "sparks.help",
    "sparks.accounts",
    "sparks.taxonomy",
    "sparks.links",
    "sparks.core",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "sparks.core.apps.AdminConfig",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_countries",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "sparks.core.apps.CollectedFilesConfig",
    "django.forms",
]

# SecurityHeaders stands outermost, so that files, redirects and errors carry the headers too.
MIDDLEWARE = [
    "sparks.core.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sparks.accounts.middleware.AccountPagesMiddleware",
    "sparks.accounts.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "sparks.urls"
WSGI_APPLICATION = "sparks.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sparks.core.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# Widgets, too, are drawn from templates/: the admin's date fields have their own there.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
# Languages: every address starts with its language; English is the only one filled today.
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English"))]
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
FORMAT_MODULE_PATH = ["sparks.core.formats"]
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"  # what is not everybody's; no web server may look in there
# Where the processes of one web server share finished pages (sparks.core.page_cache): a folder in
# memory, new at each start. deploy/web makes it; without one, pages are drawn for each reader.
PAGES_ROOT = env.str("PAGES_ROOT", default="")
STORAGES = {
    "default": {"BACKEND": "sparks.core.storage.SiteStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# PostgreSQL: the pool survives a restart of the server that kept connections would not.
DATABASE_OPTIONS = {
    "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
    "connect_timeout": 3,
    "tcp_user_timeout": 5000,  # milliseconds until a server that fell silent counts as gone
    "options": "-c statement_timeout=15000 -c lock_timeout=5000",
}


def database(url: str) -> dict:
    """Give Django's settings of the PostgreSQL database at `url`; anything else is refused."""
    config = environ.Env.db_url_config(url)
    if "postgresql" not in config["ENGINE"]:
        raise environ.ImproperlyConfigured("DATABASE_URL must start with postgres://")
    return {
        **config,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**DATABASE_OPTIONS, **config.get("OPTIONS", {})},
    }


X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Wagtail
WAGTAIL_SITE_NAME = "Sparks in the Dark"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://localhost:8000")
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.SiteDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "json", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_INLINE_CONTENT_TYPES = []  # no document runs in the reader's browser as ours
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpeg", "jpg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # they have not asked to hear of it all
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Those a browser knows, too: some systems add a "localtime" of their own.
WAGTAIL_USER_TIME_ZONES = ["UTC", *sorted(name for name in available_timezones() if "/" in name)]
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "sparks.core.widgets.RichTextArea"}}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_DATE_FORMAT = "%Y-%m-%d"
WAGTAIL_DATETIME_FORMAT = "%Y-%m-%dT%H:%M"  # what <input type="datetime-local"> understands
WAGTAILEMBEDS_RESPONSIVE_HTML = False
WAGTAILREDIRECTS_AUTO_CREATE = True
TAGGIT_CASE_INSENSITIVE = True

# How many proxies of ours stand in front and append to X-Forwarded-For (see sparks.core.limits).
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# Links to other sites: whether they are checked (sparks.links). Off unless production
# turns it on: nobody's laptop and no test should knock at other people's doors.
LINK_CHECKS = env.bool("LINK_CHECKS", default=False)

# Celery: Redis only carries hints; every job is a row in PostgreSQL first (sparks.core.outbox).
REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 40
CELERY_TASK_TIME_LIMIT = 50  # below the visibility timeout, or a slow task would run twice
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 60,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    # A request that finds no broker goes on at once: the sweeper comes anyway.
    "max_retries": 0,
    "socket_timeout": 2,
    "socket_connect_timeout": 1,
    "socket_keepalive": True,
}
CELERY_TIMEZONE = "UTC"

# Logs: for people here, as JSON in production; both to standard error.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "sparks.core.logs.RequestIdFilter"}},
    "formatters": {
        "human": {"format": "%(levelname)-7s %(name)s [%(request_id)s] %(message)s"},
        "json": {"()": "sparks.core.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["request_id"],
            "formatter": "human",
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django puts handlers of its own on this one; naming it here takes them away.
        "django": {"level": "INFO"},
        # A line for each sweep, every 15 seconds, says nothing.
        "celery.app.trace": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        # Who edited what is in the database, where editors look for it.
        "wagtail": {"level": "WARNING"},
    },
}

EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Sparks in the Dark <hello@localhost>")

# Newsletter. Bounces come back to local+<delivery>.<hash>@domain of the bounce address.
MAIL_DOMAIN = parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
NEWSLETTER_FROM = env.str("NEWSLETTER_FROM", default=parseaddr(DEFAULT_FROM_EMAIL)[1])
NEWSLETTER_BOUNCE_ADDRESS = env.str("NEWSLETTER_BOUNCE_ADDRESS", default=f"bounces@{MAIL_DOMAIN}")
NEWSLETTER_UNSUBSCRIBE_ADDRESS = env.str(
    "NEWSLETTER_UNSUBSCRIBE_ADDRESS", default=f"unsubscribe@{MAIL_DOMAIN}"
)
# Where bounces wait unless they are piped in: imaps://user:password@host/INBOX, maildir:///path
NEWSLETTER_MAILBOX_URL = env.str("NEWSLETTER_MAILBOX_URL", default="")
NEWSLETTER_TRANSPORT = "newsletter.transports.smtp.SmtpTransport"
# Messages a second, in all and to one recipient domain; 0 means as fast as it goes.
NEWSLETTER_RATE = env.float("NEWSLETTER_RATE", default=0)
NEWSLETTER_DOMAIN_RATE = env.float("NEWSLETTER_DOMAIN_RATE", default=0)
NEWSLETTER_SLOTS = env.int("NEWSLETTER_SLOTS", default=1)  # workers at one mailing at a time

# A mail provider in place of a mail server, through django-anymail: ANYMAIL_PROVIDER names it, and
# the other variables that begin with ANYMAIL_ are its settings, as ANYMAIL_POSTMARK_SERVER_TOKEN.
# Those whose events anymail understands, and whether it can tell them not to track readers.
MAIL_PROVIDERS = {
    "brevo": False,
    "mailersend": True,
    "mailgun": True,
    "mailjet": True,
    "postmark": True,
    "resend": False,
    "sendgrid": True,
    "sparkpost": True,
}
ANYMAIL_PROVIDER = env.str("ANYMAIL_PROVIDER", default="")
ANYMAIL = {
    name.removeprefix("ANYMAIL_"): value
    for name, value in env.ENVIRON.items()
    if name.startswith("ANYMAIL_") and name != "ANYMAIL_PROVIDER"
}
if MAIL_PROVIDERS.get(ANYMAIL_PROVIDER):
    ANYMAIL["SEND_DEFAULTS"] = {"track_clicks": False, "track_opens": False}
