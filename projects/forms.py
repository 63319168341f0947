"""Forms of projects in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Organisation


class MergeOrganisationsForm(forms.Form):
    """Which organisation takes over what belongs to the others."""

    into = forms.ModelChoiceField(
        queryset=Organisation.objects.order_by("name"),
        label=_("Merge into"),
        help_text=_("What is listed above moves here; the others are deleted."),
    )
