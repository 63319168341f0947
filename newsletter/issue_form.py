"""The editor's form of an issue."""

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from .models.subscribers import Rhythm

# Inboxes on a phone cut longer ones off; see newsletter.checks for what is said about them.
SUBJECT_LENGTH = 78


class IssueForm(WagtailAdminPageForm):
    """Rhythms as boxes to tick; how long a subject may be is counted while somebody types."""

    audience_rhythms = forms.MultipleChoiceField(
        choices=Rhythm, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].widget.attrs["maxlength"] = SUBJECT_LENGTH
        field = self.instance._meta.get_field("audience_rhythms")
        rhythms = self.fields["audience_rhythms"]
        rhythms.label, rhythms.help_text = field.verbose_name.capitalize(), field.help_text
