"""Encrypting what must not be read in the database: secrets of second factors, codes in mails.

ACCOUNT_SECRETS_KEYS holds Fernet keys: the first one encrypts, each of them decrypts, so that a key
is changed by putting a new one in front.
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """Raised for what none of our keys has encrypted, or what has been lying for too long."""


def seal(text: str) -> str:
    """Encrypt a text with the newest key."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Give the text that `seal` was given; raises Unreadable."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Unreadable("No key of ACCOUNT_SECRETS_KEYS fits.") from None


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.ACCOUNT_SECRETS_KEYS])
