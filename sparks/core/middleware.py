"""Security headers on every response: pages, files, redirects and errors."""

import re
from base64 import b64encode
from hashlib import sha256

from django.conf import settings

from . import logs, store


def style_hash(text: str) -> str:
    """Give the source expression that allows the inline style sheet `text`, and no other."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
# What the admin's rich text editor writes as style sheets: nothing (see sparks.core.widgets), or
# the words in an empty heading. They are allowed by their hashes.
EDITOR_STYLES = [
    "",
    '.Draftail-block--header-two.Draftail-block--empty::before { content: "Heading 2"; }'
    '.Draftail-block--header-three.Draftail-block--empty::before { content: "Heading 3"; }',
]
# The admin shows previews in a frame and pictures that are being uploaded.
ADMIN_POLICY = {
    **POLICY,
    "style-src": " ".join(["'self'", *map(style_hash, EDITOR_STYLES)]),
    "frame-ancestors": "'self'",
    "frame-src": "'self'",
    "img-src": "'self' data: blob:",
}
# A mail shown in the admin's preview: mails are styled inline, and in return may do nothing at all.
MAIL_POLICY = {
    "default-src": "'none'",
    "img-src": "'self' data:",
    "style-src": "'unsafe-inline'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'self'",
}
# Every feature that a browser knows, off: there is no wildcard for "everything".
FEATURES = [
    "accelerometer",
    "ambient-light-sensor",
    "attribution-reporting",
    "autoplay",
    "bluetooth",
    "browsing-topics",
    "camera",
    "compute-pressure",
    "cross-origin-isolated",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "web-share",
    "window-management",
    "xr-spatial-tracking",
]
PERMISSIONS = ", ".join(f"{feature}=()" for feature in FEATURES)
# Pages of accounts may ask a browser for a passkey; no other page, and no frame, may.
PASSKEYS = ["publickey-credentials-create", "publickey-credentials-get"]
ACCOUNT_PERMISSIONS = ", ".join(
    f"{feature}=({'self' if feature in PASSKEYS else ''})" for feature in FEATURES
)

# The areas of people who sign in: all their addresses, and none of anybody else's, begin so.
ADMIN, ACCOUNT, PORTAL = "admin", "account", "portal"
AREAS = {
    re.compile(r"^/admin/"): ADMIN,
    re.compile(r"^/[a-z]{2,3}(-[a-z]+)?/account/"): ACCOUNT,
    re.compile(r"^/[a-z]{2,3}(-[a-z]+)?/(portal|join/[a-z]+)/"): PORTAL,
}


def area_of(path: str) -> str | None:
    """Give the area of people who sign in that an address belongs to; None for public ones."""
    return next((area for pattern, area in AREAS.items() if pattern.match(path)), None)


def policy_text(policy: dict[str, str]) -> str:
    """Give a Content-Security-Policy as one line; upgrades to https where the site has it."""
    text = "; ".join(f"{name} {value}" for name, value in policy.items())
    return f"{text}; upgrade-insecure-requests" if settings.SECURE_SSL_REDIRECT else text


class SecurityHeadersMiddleware:
    """Outermost middleware; also tells the process store and the logs that a request begins."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.public = policy_text(POLICY)
        self.admin = policy_text(ADMIN_POLICY)
        self.mail = policy_text(MAIL_POLICY)
        # A form there may lead on to another organisation that people sign in with.
        form_action = " ".join(["'self'", *settings.OIDC_ORIGINS])
        self.account = policy_text(POLICY | {"form-action": form_action})

    def __call__(self, request):
        store.begin_request()
        logs.begin()
        response = self.get_response(request)
        area = area_of(request.path_info)
        headers = response.headers
        if area:
            # With no-referrer, forms are sent with "Origin: null", and Django refuses them.
            headers["Referrer-Policy"] = "same-origin"
        if area in (ACCOUNT, PORTAL):
            headers["Cache-Control"] = "no-store"
        if area == ACCOUNT:
            headers.setdefault("Content-Security-Policy", self.account)
            headers.setdefault("Permissions-Policy", ACCOUNT_PERMISSIONS)
        if area == ADMIN:
            # Set, not added: a page shown as a preview brings headers that forbid it to be framed.
            # Only below the admin's address, and only by our own code, is a response marked a mail.
            is_mail = getattr(response, "shows_mail", False)
            headers["Content-Security-Policy"] = self.mail if is_mail else self.admin
            headers["X-Frame-Options"] = "SAMEORIGIN"
        headers.setdefault("Content-Security-Policy", self.public)
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "no-referrer")
        headers.setdefault("X-Frame-Options", "DENY")
        return response
