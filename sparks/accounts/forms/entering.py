"""Forms for those who are not signed in yet."""

from allauth.account import forms
from allauth.socialaccount.forms import SignupForm as BaseSocialSignupForm
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from .words import OurWords

SENT_CODE = {"code": _("The letters from our mail; upper or lower case, with or without the dash.")}


class LoginForm(OurWords, forms.LoginForm):
    """An address and its password."""


class SignupForm(OurWords, forms.SignupForm):
    """A new account."""

    labels = {"password1": _("Password")}

    def try_save(self, request):
        """Store the account, or answer in the same time as if we did."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class SocialSignupForm(OurWords, BaseSocialSignupForm):
    """A new account for somebody whom another organisation knows."""

    help_texts = {"email": _("We send a code there, to see that it is yours.")}


class RequestLoginCodeForm(OurWords, forms.RequestLoginCodeForm):
    """Asks for a code by mail."""


class ConfirmLoginCodeForm(OurWords, forms.ConfirmLoginCodeForm):
    """The code that came by mail, to sign in."""

    help_texts = SENT_CODE


class ConfirmEmailForm(OurWords, forms.ConfirmEmailVerificationCodeForm):
    """The code that came by mail, to prove an address."""

    help_texts = SENT_CODE


class ResetPasswordForm(OurWords, forms.ResetPasswordForm):
    """Asks for a code to choose a new password with."""


class ConfirmResetCodeForm(OurWords, forms.ConfirmPasswordResetCodeForm):
    """The code that came by mail, to choose a new password."""

    help_texts = SENT_CODE


class NewPasswordForm(OurWords, forms.ResetPasswordKeyForm):
    """The new password."""
