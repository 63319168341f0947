"""Pages of accounts that are our own; those of allauth are named in `sparks.accounts.urls`."""

from .doors import leave_wagtail, oidc_login, to_account, to_reset
from .home import Home, Profile, SecondFactor
from .own_data import Data, Erase, download, erased
from .passkeys import PasskeyLogin
from .second_factors import AddApp, AddPasskey, RecoveryCodes, download_recovery_codes
from .sessions import Sessions

__all__ = [
    "AddApp",
    "AddPasskey",
    "Data",
    "Erase",
    "Home",
    "PasskeyLogin",
    "Profile",
    "RecoveryCodes",
    "SecondFactor",
    "Sessions",
    "download",
    "download_recovery_codes",
    "erased",
    "leave_wagtail",
    "oidc_login",
    "to_account",
    "to_reset",
]
