"""What the authenticator apps of the demo accounts show now (RFC 6238), without Django.

The codes are asked for as from anybody; only, their secrets are public.
"""

import hmac
import time
from base64 import b32decode
from hashlib import sha1

from sparks.home.demo.accounts import DEMO_ACCOUNTS, totp_secret

PERIOD = 30  # seconds that a code is shown


def code(secret: str, at: float | None = None) -> str:
    """Give the six digits for a base32 secret at a time (now), in seconds since 1970."""
    step = int((time.time() if at is None else at) // PERIOD)
    digest = hmac.new(b32decode(secret), step.to_bytes(8, "big"), sha1).digest()
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def demo_codes() -> dict[str, str]:
    """Give the present code of each demo account that has a second step, by its address."""
    secrets = {email: totp_secret(email) for email, _password, _role in DEMO_ACCOUNTS}
    return {email: code(secret) for email, secret in secrets.items() if secret}
