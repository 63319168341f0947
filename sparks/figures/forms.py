"""The editor's form of a figure: pasted values, and values that texts rely on."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import ReferenceIndex

from . import pasting


class PastedField(forms.CharField):
    """Takes lines of a spreadsheet, gives rows."""

    widget = forms.Textarea

    def clean(self, value) -> list[pasting.Pasted]:
        return pasting.read(super().clean(value))


class FigureForm(WagtailAdminModelForm):
    """Saves the values that were pasted beside those that were typed."""

    pasted = PastedField(required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def is_valid(self) -> bool:
        return super().is_valid() and self._keeps_what_is_used()

    def save(self, commit=True):
        figure = super().save(commit=False)
        points = figure.points
        there = {point.period: point for point in points.all()}
        for row in self.cleaned_data.get("pasted", []):
            point = there.get(row.period) or points.model(period=row.period)
            point.value = row.value
            point.place_in_time()
            points.add(point)
        if commit:
            figure.save()
        return figure

    def _keeps_what_is_used(self) -> bool:
        """Refuse to take away a value that a text names by its period."""
        formset = self.formsets.get("points")
        for form in formset.forms if formset else []:
            point = form.instance
            goes = form in formset.deleted_forms or "period" in form.changed_data
            if point.pk and goes and (count := _uses(point)):
                words = _("This value is used in texts (%(count)s): take it out there first.")
                form.add_error("period", ValidationError(words, params={"count": count}))
        return not (formset and any(form.errors for form in formset.forms))


def _uses(point) -> int:
    return ReferenceIndex.get_references_to(point).count()
