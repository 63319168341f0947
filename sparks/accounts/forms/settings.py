"""Forms for those who are signed in and change how they sign in."""

from allauth.account import forms
from django.utils.translation import gettext_lazy as _

from .words import OurWords


class AddEmailForm(OurWords, forms.AddEmailForm):
    """Another address; it takes the place of the present one once it is proved."""

    labels = {"email": _("New e-mail address")}


class ChangePasswordForm(OurWords, forms.ChangePasswordForm):
    """Another password."""


class SetPasswordForm(OurWords, forms.SetPasswordForm):
    """A first password, for accounts that had none."""


class ReauthenticateForm(OurWords, forms.ReauthenticateForm):
    """The password once more, before something that matters."""
