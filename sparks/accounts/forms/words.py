"""Our words for the fields of allauth's forms, and nothing in a field that is no answer."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..passwords import MIN_LENGTH

LONG = format_lazy(
    _("{count} characters or more; several words in a row do well. Pasting is fine."),
    count=MIN_LENGTH,
)

REQUIRED = _("Please fill this in.")
LABELS = {
    "code": _("Code"),
    "email": _("E-mail address"),
    "login": _("E-mail address"),
    "name": _("A name for it"),
    "oldpassword": _("Present password"),
    "password": _("Password"),
    "password1": _("New password"),
    "password2": _("New password again"),
    "passwordless": _("Sign in with it alone"),
}
HELP = {
    "password": "",
    "oldpassword": "",
    "password1": LONG,
    "passwordless": _("The device then asks for your fingerprint, face or PIN each time."),
}


class OurWords:
    """Mixed into a form: labels and help of ours, no placeholders."""

    labels: dict = {}
    help_texts: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = REQUIRED
            field.label = self.labels.get(name, LABELS.get(name, field.label))
            field.help_text = self.help_texts.get(name, HELP.get(name, field.help_text))
