"""E-mail addresses: one way to write each, and a keyed hash that stands for it."""

from django.utils.crypto import salted_hmac
from django.utils.encoding import punycode


def normalised(email: str) -> str:
    """Give an address as it is stored and compared: trimmed, small letters, domain in ASCII.

    RFC 5321 lets the part before the @ differ by case; no mailbox provider in use does, and people
    type capitals by chance.
    """
    local, at, domain = email.strip().lower().rpartition("@")
    try:
        return f"{local}{at}{punycode(domain)}"
    except UnicodeError:  # no domain at all; validators say so
        return f"{local}{at}{domain}"


def address_hash(email: str) -> str:
    """Give the keyed hash of an address, 64 digits: all that stays of one that was erased.

    Keyed with the site's secret, so that a list of hashes cannot be searched by guessing.
    """
    return salted_hmac("newsletter:address", normalised(email), algorithm="sha256").hexdigest()


def domain_of(email: str) -> str:
    """Give the part after the last @."""
    return normalised(email).rpartition("@")[2]
