"""Forms around second factors."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from .. import limits
from ..one_time_codes import accept
from .words import OurWords


class CodeForm(OurWords):
    """A code of the authenticator app, or a recovery code; counted, and good for once."""

    help_texts = {"code": _("From your authenticator app, or one of your recovery codes.")}

    def clean_code(self) -> str:
        """Give the code when it is right; raise ValidationError otherwise."""
        if seconds := limits.second_factor_wait(self.user):
            raise ValidationError(limits.too_many_words(seconds), code="too_many")
        code = self.cleaned_data["code"]
        if (found := self._accepting(code)) is None:
            raise get_adapter().validation_error("incorrect_code")
        found.user = self.user
        self.authenticator = found
        return code

    @transaction.atomic
    def _accepting(self, code: str) -> Authenticator | None:
        """Give the authenticator that takes the code, and note that it did; None when none does."""
        mine = Authenticator.objects.select_for_update().filter(user=self.user).order_by("-type")
        candidates = mine.exclude(type=Authenticator.Type.WEBAUTHN)
        return next((each for each in candidates if accept(each, code)), None)


class AuthenticateForm(CodeForm, base_forms.AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateByCodeForm(CodeForm, base_forms.ReauthenticateForm):
    """A code, before something that matters."""


class ActivateTOTPForm(OurWords, totp_forms.ActivateTOTPForm):
    """The first code of a new authenticator app."""

    help_texts = {"code": _("The six digits that the app shows now.")}


class AddPasskeyForm(OurWords, passkey_forms.AddWebAuthnForm):
    """A new passkey."""


class RenamePasskeyForm(OurWords, passkey_forms.EditWebAuthnForm):
    """Another name for a passkey."""
