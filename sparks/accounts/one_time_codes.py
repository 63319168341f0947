"""Codes that work once: which step of the clock was used last is kept with the secret.

allauth keeps used codes in the cache, for as long as a code is shown; losing the cache would let
one be used again. RFC 6238, 5.2, asks for what is done here.
"""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from . import sealing

LAST = "last_counter"


def accept(authenticator: Authenticator, code: str) -> bool:
    """Tell whether a code is right and new, and note that it is used up.

    `authenticator` is an app or a set of recovery codes, its row locked by the caller.
    """
    if authenticator.type == Authenticator.Type.TOTP:
        return _accept_of_app(authenticator, code)
    return authenticator.wrap().validate_code(code)


def _accept_of_app(authenticator: Authenticator, code: str) -> bool:
    secret = sealing.unseal(authenticator.data["secret"])
    for counter in yield_hotp_counters_from_time():
        expected = format_hotp_value(hotp_value(secret, counter))
        if counter > authenticator.data.get(LAST, 0) and compare_user_code(
            actual=code, expected=expected
        ):
            authenticator.data[LAST] = counter
            authenticator.save(update_fields=["data"])
            return True
    return False
