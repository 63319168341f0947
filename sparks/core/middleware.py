"""Security headers on every response: pages, files, redirects and errors."""

from base64 import b64encode
from hashlib import sha256

from django.conf import settings
from django.urls import reverse

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
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request):
        store.begin_request()
        logs.begin()
        response = self.get_response(request)
        in_admin = request.path.startswith(self.admin_path)
        headers = response.headers
        if in_admin:
            # Set, not added: a page shown as a preview brings headers that forbid it to be framed.
            # Only below the admin's address, and only by our own code, is a response marked a mail.
            is_mail = getattr(response, "shows_mail", False)
            headers["Content-Security-Policy"] = self.mail if is_mail else self.admin
            headers["X-Frame-Options"] = "SAMEORIGIN"
            # With no-referrer, forms are sent with "Origin: null", and Django refuses them.
            headers["Referrer-Policy"] = "same-origin"
        headers.setdefault("Content-Security-Policy", self.public)
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "no-referrer")
        headers.setdefault("X-Frame-Options", "DENY")
        return response
