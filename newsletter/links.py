"""Signed links: whoever holds one may see and change one subscription. They do not expire.

A link stands in mails that people keep for years, and unsubscribing must always work. It is made
of the subscriber's random key and a keyed hash, so it can be neither guessed nor made up, and an
erased key leads nowhere.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from .addresses import normalised

MAC_BYTES = 16
TOKEN_LENGTH = 45  # 22 characters of the key, a dash, 22 of the hash


def token_of(key: UUID) -> str:
    """Give the token of the subscriber with this key: letters, digits, - and _ only."""
    return f"{_text(key.bytes)}-{_text(_mac(key.bytes, settings.SECRET_KEY))}"


def key_of(token: str) -> UUID | None:
    """Give the subscriber's key that a token was made of; None when we did not make it."""
    if len(token) != TOKEN_LENGTH:
        return None
    text, mac = token[:22], token[23:]
    try:
        key = UUID(bytes=urlsafe_b64decode(f"{text}=="))
    except ValueError:
        return None
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        if constant_time_compare(mac, _text(_mac(key.bytes, secret))):
            return key
    return None


def address_proof(key: UUID, email: str) -> str:
    """Give what only a mail to `email` tells: that this subscriber may move there."""
    return _text(_mac(_address_bytes(key, email), settings.SECRET_KEY))


def is_address_proof(proof: str, key: UUID, email: str) -> bool:
    """Say whether `proof` was made for this subscriber and this address."""
    return any(
        constant_time_compare(proof, _text(_mac(_address_bytes(key, email), secret)))
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    )


def confirm_url(token: str, language: str) -> str:
    """Give the whole address of the page whose button confirms a subscription."""
    return _absolute("newsletter:confirm", language, token)


def address_url(token: str, proof: str, language: str) -> str:
    """Give the whole address of the page whose button confirms another address."""
    return _absolute("newsletter:confirm_address", language, token, proof)


def preferences_url(token: str, language: str) -> str:
    """Give the whole address of the page with somebody's preferences."""
    return _absolute("newsletter:preferences", language, token)


def unsubscribe_url(token: str, language: str) -> str:
    """Give the whole address of the page with one button: the link people see."""
    return _absolute("newsletter:unsubscribe", language, token)


def one_click_url(token: str) -> str:
    """Give the whole address that mail programs POST to (RFC 8058); the same in all languages."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('one_click', args=[token])}"


def _absolute(name: str, language: str, *args: str) -> str:
    with translation.override(language):
        return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse(name, args=args)}"


def _address_bytes(key: UUID, email: str) -> bytes:
    return key.bytes + normalised(email).encode()


def _mac(key: bytes, secret: str) -> bytes:
    return salted_hmac("newsletter:link", key, secret=secret, algorithm="sha256").digest()[
        :MAC_BYTES
    ]


def _text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()
