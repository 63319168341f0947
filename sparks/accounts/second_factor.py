"""Second factors: whether an account has one, and whether a session was opened with one.

What counts is the session, not the account: one that was opened with a password alone stays a
session with one factor, whatever is set up elsewhere meanwhile.
"""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from . import sealing
from .rules import needs_second_factor

METHOD = "mfa"
STRONG = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
ELSEWHERE = "openid_connect"  # two factors were used at the provider, which said so


def has_second_factor(user) -> bool:
    """Tell whether an account has an authenticator app or a passkey."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=STRONG).exists()


def session_has_it(request: HttpRequest) -> bool:
    """Tell whether the session was opened, or confirmed since, with a second factor."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == METHOD for record in records)


def mfa_needed(request: HttpRequest) -> bool:
    """Tell whether somebody who is signed in has to show a second factor before going on."""
    if not request.user.is_authenticated or session_has_it(request):
        return False
    return needs_second_factor(request.user)


def record(request: HttpRequest, user, kind: str) -> None:
    """Note in the session that a second factor of that kind has just been shown."""
    record_authentication(request, user, METHOD, type=kind, reauthenticated=True)


def way_to_it(request: HttpRequest, then: str) -> str:
    """Give the address where a second factor is asked for, or set up, on the way to `then`."""
    user = request.user
    types = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
    if not types.intersection(STRONG):
        name = "account_second_factor"
    elif types == {Authenticator.Type.WEBAUTHN}:
        name = "mfa_reauthenticate_webauthn"
    else:
        name = "mfa_reauthenticate"
    return f"{reverse(name)}?{urlencode({'next': then})}"


def set_up(user, secret: str, recovery_codes: list[str]) -> None:
    """Give an account an authenticator app with a base32 secret, and recovery codes."""
    TOTP.activate(user, secret)
    sealed = [sealing.seal(code) for code in recovery_codes]
    Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"migrated_codes": sealed, "used_mask": 0},
    )
