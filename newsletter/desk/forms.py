"""The forms of the sending page and of what is done with addresses."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from ..addresses import normalised
from ..importing.reading import MAX_BYTES

MAX_TRIALS = 5
MAX_SUPPRESSED = 1000
BETWEEN = re.compile(r"[\s,;]+")


class AddressesField(forms.CharField):
    """Several e-mail addresses, with spaces, commas or lines between them; gives them once each."""

    widget = forms.Textarea

    def __init__(self, *, at_most: int, **kwargs):
        super().__init__(**kwargs)
        self.at_most = at_most

    def clean(self, value):
        found = [normalised(part) for part in BETWEEN.split(super().clean(value)) if part]
        emails = list(dict.fromkeys(found))
        for email in emails:
            try:
                validate_email(email)
            except ValidationError:
                words = _("“%(text)s” is no e-mail address.") % {"text": email[:80]}
                raise ValidationError(words) from None
        if len(emails) > self.at_most:
            raise ValidationError(_("At most %(count)d addresses.") % {"count": self.at_most})
        return emails


class TimeToComeField(forms.DateTimeField):
    """A date and time that is not over yet, in the time zone of whoever is signed in."""

    widget = AdminDateTimeInput

    def clean(self, value):
        at = super().clean(value)
        if at and at <= timezone.now():
            raise ValidationError(_("This time is over already."))
        return at


class PlanForm(forms.Form):
    """When an issue goes out."""

    NOW, LATER = "now", "later"
    when = forms.ChoiceField(
        label=_("When"),
        choices=[(NOW, _("As soon as it is released")), (LATER, _("At this time:"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    at = TimeToComeField(label=_("Date and time"), required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == self.NOW:
            return {**cleaned, "at": None}
        if not cleaned.get("at") and "at" not in self.errors:
            self.add_error("at", _("Choose a date and a time."))
        return cleaned


class PostponeForm(forms.Form):
    """Another time for what is planned or was missed."""

    at = TimeToComeField(label=_("Date and time"))


class SendBackForm(forms.Form):
    """Why an issue is not released yet."""

    reason = forms.CharField(
        label=_("What has to change"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class TrialForm(forms.Form):
    """To whom a test letter goes."""

    emails = AddressesField(
        label=_("Send a test to"),
        at_most=MAX_TRIALS,
        widget=forms.TextInput,
        help_text=_("Up to five addresses, with commas between them."),
    )


class SettleForm(forms.Form):
    """What is made of deliveries nobody knows the end of."""

    SENT, AGAIN = "sent", "again"
    decision = forms.ChoiceField(choices=[(SENT, ""), (AGAIN, "")])
    delivery = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SuppressForm(forms.Form):
    """Addresses that must never be mailed again."""

    emails = AddressesField(
        label=_("Addresses"),
        at_most=MAX_SUPPRESSED,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Up to 1,000, one a line. Only a keyed hash of each is kept."),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=200,
        required=False,
        help_text=_("Why, for your colleagues. Without names and addresses."),
    )


class UploadForm(forms.Form):
    """A file with addresses, and what proves that these people agreed."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("Up to 20 MB and 100,000 rows. The first line names the columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
        error_messages={"empty": _("The file is empty.")},
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("For rows that do not say one."),
    )
    place = forms.CharField(
        label=_("Where they agreed"),
        max_length=200,
        required=False,
        help_text=_("Such as: registration form of the conference in Ghent."),
    )
    agreed_on = forms.DateField(label=_("When they agreed"), required=False, widget=AdminDateInput)
    words = forms.CharField(
        label=_("Words they agreed to"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Word for word, as the form said it."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(_("The file is larger than 20 MB: split it."))
        return file

    def clean_agreed_on(self):
        day = self.cleaned_data["agreed_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("The day they agreed is still to come."))
        return day
