"""Variable envelope return paths: the sender of each message says which delivery it was.

A bounce comes back to `bounces+<delivery>.<hash>@…`, so it is understood without reading it. The
hash keeps strangers from unsubscribing people by made-up bounces. Small letters and digits only,
since some servers change the case of addresses.
"""

import re
from base64 import b32encode

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

MAC_LENGTH = 16
EXTENSION = re.compile(rf"\+(\d{{1,19}})\.([a-z2-7]{{{MAC_LENGTH}}})@", re.IGNORECASE)


def sender_of(delivery_id: int) -> str:
    """Give the envelope sender of a delivery."""
    local, _at, domain = settings.NEWSLETTER_BOUNCE_ADDRESS.rpartition("@")
    return f"{local}+{delivery_id}.{_mac(delivery_id, settings.SECRET_KEY)}@{domain}"


def delivery_of(address: str) -> int | None:
    """Give the number of the delivery whose sender `address` is; None when we did not make it."""
    found = EXTENSION.search(address)
    if not found:
        return None
    delivery_id = int(found[1])
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        if constant_time_compare(found[2].lower(), _mac(delivery_id, secret)):
            return delivery_id
    return None


def _mac(delivery_id: int, secret: str) -> str:
    digest = salted_hmac("newsletter:verp", str(delivery_id), secret=secret, algorithm="sha256")
    return b32encode(digest.digest()).decode().lower()[:MAC_LENGTH]
