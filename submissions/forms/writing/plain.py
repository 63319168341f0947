"""Form fields for the plain kinds of a shape's fields."""

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from news.zones import at_wall_clock, is_zone, local
from sparks.core.forms import ParagraphsField
from sparks.taxonomy.store import by_pk, in_language

from ...shapes import fields as shapes
from ...shapes.markdown import same_words, to_html, to_markdown

YEARS = range(1990, 2100)


class Boxes(forms.CheckboxSelectMultiple):
    template_name = "components/choices.html"


class WallClockField(forms.Field):
    """A day and a time as a clock somewhere shows them; gives a datetime without a zone."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value):
        if not value:
            return None
        try:
            moment = parse_datetime(str(value))
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo or moment.year not in YEARS:
            raise forms.ValidationError(_("Enter a day and a time such as 2027-01-31 09:30."))
        return moment


def form_field(field: shapes.Field, payload: dict) -> forms.Field:
    """Give the form's field for a plain field of a shape; nothing is required in a draft."""
    common = {"required": False, "label": field.label, "help_text": field.help}
    match field:
        case shapes.Flag():
            return forms.BooleanField(**common)
        case shapes.Day():
            day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            words = {"invalid": _("Enter a day such as 2027-01-31.")}
            return forms.DateField(widget=day, error_messages=words, **common)
        case shapes.Moment():
            return WallClockField(**common)
        case shapes.Choice():
            empty = [("", _("None"))] if isinstance(field, shapes.Country) else []
            return forms.ChoiceField(choices=[*empty, *field.stored_as.flatchoices], **common)
        case shapes.Many():
            return _many(field, payload, common)
        case shapes.Web():
            return forms.URLField(assume_scheme="https", max_length=200, **common)
        case shapes.Text():
            return ParagraphsField(max_length=field.stored_as.max_length or 20_000, **common)
        case shapes.Line():
            return forms.CharField(max_length=field.stored_as.max_length, **common)
        case _:
            area = forms.Textarea(attrs={"data-markdown": ""})
            return ParagraphsField(max_length=50_000, widget=area, **common)


def shown(field: shapes.Field, value, zone: str):
    """Give a value of the payload as the form's field shows it."""
    if isinstance(field, shapes.Moment) and value:
        return local(parse_datetime(value), zone).replace(tzinfo=None)
    return to_markdown(value or "") if _is_rich(field) else value


def told(field: shapes.Field, value, old, zone: str):
    """Give what was entered as the payload has it; `old` itself where the words are the same."""
    if isinstance(field, shapes.Moment):
        return shapes.told(at_wall_clock(value, zone)) if value and is_zone(zone) else None
    if isinstance(field, shapes.Day):
        return value and value.isoformat()
    if isinstance(field, shapes.Many):
        return sorted(value)
    if _is_rich(field):
        is_same = same_words(value, to_markdown(old or ""))
        return old or "" if is_same else to_html(value, field.stored_as.features)
    is_same = isinstance(value, str) and isinstance(old, str) and same_words(value, old)
    return old if is_same else value


def _is_rich(field: shapes.Field) -> bool:
    return hasattr(field.stored_as, "features")


def _many(field: shapes.Many, payload: dict, common: dict) -> forms.Field:
    model = field.stored_as.related_model
    there = set(payload.get(field.name) or [])
    choices = [(each.pk, str(each)) for each in choices_of(model, there)]
    return forms.TypedMultipleChoiceField(coerce=int, choices=choices, widget=Boxes, **common)


def choices_of(model, there: set[int]) -> list:
    """Give the records of a taxonomy in the active language, and those the page has anyway."""
    from_store = in_language(model)
    keys = {each.pk for each in from_store}
    return [*from_store, *by_pk(model, there - keys)]
