"""Forms for visitors without an account: no cookie, a signed short-lived token instead."""

from functools import partial
from secrets import token_urlsafe

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext_lazy as _

TOKEN_SECONDS = 4 * 60 * 60

EXPIRED = _(
    "This page had been open for a long time, so we did not store your message yet. "
    "Nothing you typed is lost: please send it again."
)
FORGED = _("We could not tell that this came from our page. Please send it again.")
DECOY = _(
    "A field that people do not see was filled in, perhaps by your browser. "
    "We have emptied it: please send the form again."
)


def make_token(purpose: str) -> str:
    """Give a new token for the form called `purpose`."""
    return _signer(purpose).sign(token_urlsafe(9))


def check_token(token: str, purpose: str) -> None:
    """Raise ValidationError unless `token` was made for `purpose` within the last four hours."""
    try:
        _signer(purpose).unsign(token, max_age=TOKEN_SECONDS)
    except SignatureExpired:
        raise forms.ValidationError(EXPIRED, code="expired") from None
    except BadSignature:
        raise forms.ValidationError(FORGED, code="forged") from None


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(salt=f"form-token:{purpose}")


class RenewedField(forms.CharField):
    """A field that is shown with its initial value each time, whatever was sent."""

    def bound_data(self, data, initial):
        return initial


class ParagraphsField(forms.CharField):
    """Text of several lines; a line break counts as one character, as browsers count it."""

    widget = forms.Textarea

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class AnonymousForm(forms.Form):
    """Base of such forms: carries the token, and a field that only machines fill in.

    The token says which page it was made for, and when. A cached page gives the same token to
    several visitors: what is stored once, it is together with the content (see `fingerprint`s of
    the rooms).
    """

    token = RenewedField(required=False, widget=forms.HiddenInput)
    website = RenewedField(
        required=False,
        label=_("Leave this field empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, purpose: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.purpose = purpose
        self.fields["token"].initial = partial(make_token, purpose)

    def asked_fields(self) -> list[forms.BoundField]:
        """Give the fields that people fill in."""
        return [field for field in self.visible_fields() if field.name != "website"]

    def clean(self):
        cleaned = super().clean()
        check_token(cleaned.get("token", ""), self.purpose)
        if cleaned.get("website"):
            raise forms.ValidationError(DECOY, code="decoy")
        return cleaned
