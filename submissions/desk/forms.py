"""The forms of the conversation with a team."""

from datetime import datetime, time

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from ..models import Contribution, RequestedChange, ThreadEvent
from ..shapes import shape_of
from .waiting import colleagues

ROWS_AT_FIRST, MOST_ROWS = 1, 30
COMMENT_LENGTH = ThreadEvent._meta.get_field("text").max_length
REASON_LENGTH = Contribution._meta.get_field("reason").max_length
CHANGE_LENGTH = RequestedChange._meta.get_field("text").max_length


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CommentForm(forms.Form):
    """Words for the team, or for colleagues only."""

    text = forms.CharField(label=_("Comment"), max_length=COMMENT_LENGTH, widget=lines(4))
    visibility = forms.ChoiceField(
        label=_("Who can read it"),
        choices=ThreadEvent.Visibility,
        initial=ThreadEvent.Visibility.TEAM,
        widget=forms.RadioSelect,
    )


class DeclineForm(forms.Form):
    """Why a text is not taken; the team reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        widget=lines(4),
        help_text=_("The team reads this. Say what would have to be different."),
    )


class ApproveForm(forms.Form):
    """A word with the approval, and when the page goes live; both may be left out."""

    comment = forms.CharField(
        label=_("Comment"), max_length=COMMENT_LENGTH, required=False, widget=lines(2)
    )
    go_live_at = forms.DateTimeField(
        label=_("Not before"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Empty: at once."),
    )

    def clean_go_live_at(self):
        at = self.cleaned_data["go_live_at"]
        if at and at <= timezone.now():
            raise forms.ValidationError(_("This time is over already."))
        return at


class AssignForm(forms.Form):
    """Who takes a text on, and until when the team gets an answer."""

    assignee = forms.ModelChoiceField(
        label=_("With"), queryset=None, required=False, empty_label=_("Nobody")
    )
    due_on = forms.DateField(label=_("Answer until"), required=False, widget=AdminDateInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = colleagues()

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and "due_on" in self.changed_data and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over already."))
        return day

    @property
    def due_at(self) -> datetime | None:
        """Give the end of the chosen day, in the time zone of whoever chose it."""
        day = self.cleaned_data["due_on"]
        return day and timezone.make_aware(datetime.combine(day, time(23, 59)))


def assigned(text: Contribution) -> dict:
    """Give what the form to assign `text` begins with."""
    due = text.due_at and timezone.localtime(text.due_at).date()
    return {"assignee": text.assignee_id, "due_on": due}


class ChangeForm(forms.Form):
    """One thing that the team is asked to change."""

    field = forms.ChoiceField(label=_("Where"), required=False)
    text = forms.CharField(
        label=_("What to change, and why"), max_length=CHANGE_LENGTH, widget=lines(3)
    )

    def __init__(self, *args, places: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [("", _("The whole text")), *places]


class BaseChanges(BaseFormSet):
    """All that is asked for at a time; rows without words are left out, one is needed."""

    def initial_form_count(self):
        return 0  # every row may be left empty, those that were filled in before as well

    def clean(self):
        if not any(self.errors) and not self.asked():
            raise forms.ValidationError(_("Say at least one thing to change."))

    def asked(self) -> list[tuple[str, str]]:
        """Give the pairs of field and text."""
        told = [form.cleaned_data for form in self.forms if form.cleaned_data.get("text")]
        return [(each["field"], each["text"]) for each in told]


ChangesFormSet = formset_factory(
    ChangeForm, formset=BaseChanges, extra=ROWS_AT_FIRST, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)


def places_of(text: Contribution) -> list[tuple[str, str]]:
    """Give the fields that a team writes, with their names, in the order of the form."""
    if text.kind == Contribution.Kind.UNPUBLISH:
        return []
    shape = shape_of(text.page_type)
    return [(name, shape.label(name)) for name in shape.fields]


def changes_form(text: Contribution, data=None) -> BaseFormSet:
    """Give the form to ask for changes to `text`."""
    return ChangesFormSet(data, prefix="changes", form_kwargs={"places": places_of(text)})


def with_another_row(data, text: Contribution) -> BaseFormSet:
    """Give the form as it was filled in, and one row more; nothing is judged yet."""
    told = data.get("changes-TOTAL_FORMS", "")
    count = min(int(told) if told.isdecimal() else 0, MOST_ROWS - 1) + 1
    filled = [
        {"field": data.get(f"changes-{n}-field"), "text": data.get(f"changes-{n}-text")}
        for n in range(count)
    ]
    formset = formset_factory(ChangeForm, formset=BaseChanges, extra=count)
    return formset(initial=filled, prefix="changes", form_kwargs={"places": places_of(text)})
