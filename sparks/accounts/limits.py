"""How often may be tried what opens an account, or makes us write to an address.

Counted in PostgreSQL (sparks.core.limits), by account *and* network where somebody guesses: whoever
guesses elsewhere locks nobody out at home. Only second factors are counted by account alone, for
none gets so far without the first one.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import ngettext

from sparks.core.limits import Limit, network_of

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)

PASSWORDS = Limit("account-password", times=10, window=QUARTER)
SECOND_FACTORS = Limit("account-second-factor", times=10, window=QUARTER)
MAILS = Limit("account-mail", times=20, window=HOUR)


@dataclass(frozen=True)
class Door:
    """How often the form at one address may be sent from one network, and for one e-mail address.

    field: which of the form's fields holds the e-mail address, if any.
    """

    network: Limit
    address: Limit | None = None
    field: str = "email"


def _door(name: str, *, network: int, address: int = 0, field: str = "email") -> Door:
    of_address = Limit(f"account-{name}-address", times=address, window=QUARTER)
    of_network = Limit(f"account-{name}", times=network, window=QUARTER)
    return Door(of_network, of_address if address else None, field)


# By the names of the addresses. Codes have three tries each, counted where they are kept.
DOORS = {
    "account_login": _door("login", network=100),
    "account_request_login_code": _door("code", network=40, address=5),
    "account_reset_password": _door("reset", network=40, address=5),
    "account_signup": _door("signup", network=40, address=5),
    "account_confirm_login_code": _door("code-try", network=100),
    "account_confirm_password_reset_code": _door("reset-try", network=100),
    "account_email_verification_sent": _door("verify-try", network=100),
    "account_email": _door("email", network=40),
    "account_change_password": _door("change", network=40),
    "account_reauthenticate": _door("again", network=100),
    "account_data_erase": _door("erase", network=40),
    "mfa_authenticate": _door("mfa", network=100),
    "mfa_reauthenticate": _door("mfa-again", network=100),
    "mfa_login_webauthn": _door("passkey", network=100),
    "openid_connect_login": _door("oidc", network=100),
}


def seconds_to_wait(request: HttpRequest, name: str) -> int:
    """Count a form sent to the address of that name; give 0, or the seconds to wait."""
    if (door := DOORS.get(name)) is None:
        return 0
    network = network_of(request)
    seconds = door.network.hit(network)
    if door.address and (address := request.POST.get(door.field, "").strip().lower()):
        seconds = max(seconds, door.address.hit(f"{address} {network}"))
    return seconds


def password_wait(request: HttpRequest, email: str) -> int:
    """Count a password tried for an account from a network; give 0, or the seconds to wait."""
    return PASSWORDS.hit(f"{email.strip().lower()} {network_of(request)}")


def second_factor_wait(user) -> int:
    """Count a second factor tried for an account; give 0, or the seconds to wait."""
    return SECOND_FACTORS.hit(f"account {user.pk}")


def too_many_words(seconds: int) -> str:
    """Say kindly how long to wait."""
    minutes = max(1, -(-seconds // 60))
    text = ngettext(
        "There were many tries. Please try again in %(minutes)d minute.",
        "There were many tries. Please try again in %(minutes)d minutes.",
        minutes,
    )
    return text % {"minutes": minutes}
