"""Forms of the taxonomies in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Topic


class MergeTopicsForm(forms.Form):
    """Which topic takes over what is filed under the others."""

    into = forms.ModelChoiceField(
        queryset=Topic.objects.order_by("name"),
        label=_("Merge into"),
        help_text=_("Everything filed under the topics above moves here; they are deleted."),
    )
