"""Production: everything secret or particular comes from the environment (see .env.example)."""

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import (
    ACCOUNT_SECRETS_KEYS,
    ANYMAIL,
    ANYMAIL_PROVIDER,
    CLAMD_URL,
    LOGGING,
    MAIL_PROVIDERS,
    NEWSLETTER_MAILBOX_URL,
    OIDC_APP,
    OIDC_SERVER_URL,
    WAGTAILADMIN_BASE_URL,
    database,
    env,
)

DEBUG = False


def demand(holds: bool, sentence: str) -> None:
    """Stop the start with a sentence that says what to mend, unless `holds`."""
    if not holds:
        raise ImproperlyConfigured(sentence)


SECRET_KEY = env.str("SECRET_KEY")
demand(len(SECRET_KEY) >= 50, "SECRET_KEY is too short: give it 50 random characters or more.")
# Links in mails are signed with it and never expire, so earlier ones go on counting.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
demand(
    bool(ALLOWED_HOSTS) and "*" not in ALLOWED_HOSTS,
    "ALLOWED_HOSTS must name the hosts of the site, with commas between them, and not be *.",
)
demand(
    WAGTAILADMIN_BASE_URL.startswith("https://"),
    "SITE_URL must be the address of the site, beginning with https://",
)


def is_fernet_key(key: str) -> bool:
    """Tell whether a key is 32 random bytes in URL-safe base64."""
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


demand(
    bool(ACCOUNT_SECRETS_KEYS) and all(map(is_fernet_key, ACCOUNT_SECRETS_KEYS)),
    "ACCOUNT_SECRETS_KEYS must hold a key of 32 random bytes in URL-safe base64: see .env.example. "
    "The secrets of second factors are encrypted with it.",
)
demand(
    not OIDC_SERVER_URL
    or (OIDC_SERVER_URL.startswith("https://") and OIDC_APP["client_id"] and OIDC_APP["secret"]),
    "OIDC_SERVER_URL must begin with https:// and needs OIDC_CLIENT_ID and OIDC_SECRET beside it.",
)

DATABASES = {"default": database(env.str("DATABASE_URL"))}
# Two Redis servers: what carries hints must never be evicted, what caches must never be full.
CACHES = {
    "default": {
        "BACKEND": "sparks.core.caches.SharedCache",
        "LOCATION": env.str("CACHE_URL"),
        "KEY_PREFIX": "sparks",
    }
}
demand(
    CLAMD_URL.startswith(("clamd://", "unix:///")) or CLAMD_URL == "none",
    "CLAMD_URL must name the virus scanner, as clamd://host:3310 or unix:///run/clamav/clamd.ctl. "
    "If there is none, say so with the word none: what teams upload then stays unpublished.",
)
STORAGES = {
    "default": {"BACKEND": "sparks.core.storage.SiteStorage"},
    "staticfiles": {"BACKEND": "sparks.core.assets.BundledStaticFilesStorage"},
}
TEMPLATES[0]["OPTIONS"]["debug"] = False  # noqa: F405

# The proxy ends TLS and says so; everything that arrives otherwise is led to https.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63_072_000  # two years
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1)
LINK_CHECKS = env.bool("LINK_CHECKS", default=True)

# Mail goes out through a provider's HTTP API when one is named, else through a mail server:
# smtp://user:password@host:587 with STARTTLS: submission://...; with TLS from the start: smtps://
if ANYMAIL_PROVIDER:
    demand(
        ANYMAIL_PROVIDER in MAIL_PROVIDERS,
        f"ANYMAIL_PROVIDER must be one of {', '.join(sorted(MAIL_PROVIDERS))}.",
    )
    demand(
        ":" in ANYMAIL.get("WEBHOOK_SECRET", ""),
        "ANYMAIL_WEBHOOK_SECRET must be a name and a password that only the provider is told, "
        "with a colon between them: anybody could report bounces otherwise.",
    )
    EMAIL_BACKEND = f"anymail.backends.{ANYMAIL_PROVIDER}.EmailBackend"
    NEWSLETTER_TRANSPORT = "newsletter.transports.anymail.AnymailTransport"
else:
    vars().update(env.email_url("EMAIL_URL"))
demand(
    NEWSLETTER_MAILBOX_URL.startswith(("imaps://", "pops://", "maildir:///"))
    or not NEWSLETTER_MAILBOX_URL,
    "NEWSLETTER_MAILBOX_URL must begin with imaps://, pops:// or maildir:///",
)

LOGGING["handlers"]["console"]["formatter"] = "json"
