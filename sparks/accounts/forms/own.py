"""Our own forms: the profile, and the end of an account."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class ProfileForm(forms.Form):
    """What somebody says about themselves."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)


class EraseForm(forms.Form):
    """A tick, so that no account ends by one careless press."""

    sure = forms.BooleanField(
        label=_("Yes, delete my account"),
        error_messages={"required": _("Tick the box, if you are sure.")},
    )
