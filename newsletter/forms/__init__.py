"""The forms of the subscriber's pages."""

from .asking import LinkForm, ShortSignUpForm, SignUpForm
from .own import EraseForm, NewAddressForm, PauseForm, PreferencesForm

__all__ = [
    "EraseForm",
    "LinkForm",
    "NewAddressForm",
    "PauseForm",
    "PreferencesForm",
    "ShortSignUpForm",
    "SignUpForm",
]
