"""The subscriber's own forms: choosing, pausing, moving, being erased."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..dates import later
from ..models import Subscriber
from ..widgets import Buttons
from .asking import CHOICES, AddressField, ChoicesForm

MAX_PAUSE = timedelta(days=366)
MONTHS = (1, 2, 3)
ON_A_DAY = "day"


class PreferencesForm(ChoicesForm):
    """The choices of a subscriber."""

    field_order = ["rhythm", "language", "pillars", "topics"]

    def __init__(self, *args, subscriber: Subscriber, **kwargs):
        initial = {name: getattr(subscriber, name) for name in CHOICES}
        topics = subscriber.topics
        super().__init__(*args, initial=initial, chosen_topics=topics, **kwargs)


class PauseForm(forms.Form):
    """How long nothing should come."""

    length = forms.ChoiceField(
        label=_("For how long"),
        widget=Buttons,
        error_messages={"required": _("Choose how long you want to pause.")},
    )
    until = forms.DateField(
        label=_("Mails start again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Enter a day such as 2027-01-31.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        months = [(str(n), ngettext("%d month", "%d months", n) % n) for n in MONTHS]
        self.fields["length"].choices = [*months, (ON_A_DAY, _("Until a day that I choose"))]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("length") == ON_A_DAY and "until" not in self.errors:
            self._check_day(cleaned.get("until"))
        return cleaned

    def first_day(self) -> date:
        """Give the day on which mails start again."""
        length = self.cleaned_data["length"]
        if length == ON_A_DAY:
            return self.cleaned_data["until"]
        return later(timezone.localdate(), months=int(length))

    def _check_day(self, until: date | None) -> None:
        today = timezone.localdate()
        if until is None:
            self.add_error("until", _("Enter the day on which mails should start again."))
        elif not today < until <= today + MAX_PAUSE:
            self.add_error("until", _("Choose a day after today and within a year."))


class NewAddressForm(forms.Form):
    """The address to which the newsletter should go instead."""

    email = AddressField(label=_("New e-mail address"))

    def __init__(self, *args, subscriber: Subscriber, **kwargs):
        super().__init__(*args, **kwargs)
        self.subscriber = subscriber

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if email == self.subscriber.email:
            raise forms.ValidationError(_("This is the address that you have now."), code="same")
        return email


class EraseForm(forms.Form):
    """A tick, so that nobody is erased by one careless press."""

    sure = forms.BooleanField(
        label=_("Yes, delete everything about me"),
        error_messages={"required": _("Tick the box, if you are sure.")},
    )
