"""Forms of accounts: allauth's in our words, and our own."""

from .entering import (
    ConfirmEmailForm,
    ConfirmLoginCodeForm,
    ConfirmResetCodeForm,
    LoginForm,
    NewPasswordForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    SignupForm,
    SocialSignupForm,
)
from .own import EraseForm, ProfileForm
from .second_factors import (
    ActivateTOTPForm,
    AddPasskeyForm,
    AuthenticateForm,
    ReauthenticateByCodeForm,
    RenamePasskeyForm,
)
from .settings import AddEmailForm, ChangePasswordForm, ReauthenticateForm, SetPasswordForm

__all__ = [
    "ActivateTOTPForm",
    "AddEmailForm",
    "AddPasskeyForm",
    "AuthenticateForm",
    "ChangePasswordForm",
    "ConfirmEmailForm",
    "ConfirmLoginCodeForm",
    "ConfirmResetCodeForm",
    "EraseForm",
    "LoginForm",
    "NewPasswordForm",
    "ProfileForm",
    "ReauthenticateByCodeForm",
    "ReauthenticateForm",
    "RenamePasskeyForm",
    "RequestLoginCodeForm",
    "ResetPasswordForm",
    "SetPasswordForm",
    "SignupForm",
    "SocialSignupForm",
]
