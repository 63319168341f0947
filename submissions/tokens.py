"""The token in the link of an invitation: 256 bits that cannot be read from the database.

It is made from a random nonce with the site's secret: a mail that the outbox has to send a second
time bears the same link. What is looked up is its SHA-256, so a new secret breaks no old link.
"""

import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.utils.crypto import salted_hmac

BYTES = 32
SALT = "submissions.invitation"


def new_nonce() -> str:
    """Give 256 random bits as 64 hexadecimal digits."""
    return secrets.token_hex(BYTES)


def token_of(nonce: str) -> str:
    """Give the token for a nonce, as it stands in an address."""
    digest = salted_hmac(SALT, nonce, algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    """Give what is stored of a token: its SHA-256, 64 hexadecimal digits."""
    return sha256(token.encode()).hexdigest()
