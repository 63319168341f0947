"""The contact form."""

from hashlib import sha256

from django import forms
from django.utils.translation import gettext_lazy as _

from sparks.core.forms import AnonymousForm, ParagraphsField

from .models import ContactMessage, ContactPage


class ContactForm(AnonymousForm):
    """A message to the editors: what it is about, from whom, and the words."""

    subject = forms.ChoiceField(
        label=_("Subject"),
        error_messages={
            "required": _("Choose what your message is about."),
            "invalid_choice": _("Choose one of the subjects in the list."),
        },
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=ContactMessage._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=ContactMessage._meta.get_field("email").max_length,
        help_text=_("Only to answer you and to confirm that your message arrived."),
        error_messages={
            "required": _("Enter your e-mail address, so that we can answer."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    text = ParagraphsField(
        label=_("Your message"),
        max_length=ContactMessage._meta.get_field("text").max_length,
        help_text=_(
            "Up to 5,000 characters. Files cannot be attached. "
            "Never send material that shows abuse, nor links to it: a hotline takes such reports."
        ),
        error_messages={"required": _("Write your message.")},
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    field_order = ["subject", "name", "email", "text"]

    def __init__(self, *args, page: ContactPage, **kwargs):
        super().__init__(*args, purpose=f"contact:{page.pk}", **kwargs)
        self.subjects = {str(subject.pk): subject for subject in page.subjects.all()}
        self.fields["subject"].choices = [
            ("", _("Choose a subject")),
            *((key, subject.label) for key, subject in self.subjects.items()),
        ]

    def clean_subject(self):
        return self.subjects[self.cleaned_data["subject"]]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def fingerprint(self) -> str:
        """Give a hash that is the same when the same form is sent twice, and only then."""
        cleaned = self.cleaned_data
        parts = [cleaned["token"], str(cleaned["subject"].pk), cleaned["email"], cleaned["text"]]
        return sha256("\0".join(parts).encode()).hexdigest()
