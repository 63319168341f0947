"""The form that asks to join."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from projects.models import ProjectPage

from ..models import JoinRequest

EVIDENCE = _(
    "For example a page of the project that names you, or your address at an organisation of the "
    "project. Never send material that shows abuse, nor links to it: a hotline takes such reports."
)


def listed_projects():
    """Give the live projects of the active language, by title."""
    projects = ProjectPage.objects.live().filter(locale__language_code=get_language())
    return projects.only("title", "acronym").order_by("title")


class ProjectField(forms.ModelChoiceField):
    def label_from_instance(self, project: ProjectPage) -> str:
        if not project.acronym or project.acronym == project.title:
            return project.title
        return f"{project.acronym}: {project.title}"


class ApplyForm(forms.ModelForm):
    """Which project, who one is, and how the editors can see that the two belong together."""

    project = ProjectField(
        label=_("Your project"),
        queryset=ProjectPage.objects.none(),
        required=False,
        empty_label=_("It is not in this list yet"),
        help_text=_("Choose it here, if it has a page on this site."),
        error_messages={"invalid_choice": _("Choose one of the projects in the list.")},
    )
    project_url = forms.URLField(
        label=_("Website of the project"),
        required=False,
        assume_scheme="https",
        help_text=_("Such as https://project.example"),
        error_messages={"invalid": _("Enter an address such as https://project.example")},
    )
    field_order = [
        "project",
        "project_name",
        "project_url",
        "organisation",
        "motivation",
        "evidence",
    ]

    class Meta:
        model = JoinRequest
        fields = ["project_name", "project_url", "organisation", "motivation", "evidence"]
        labels = {
            "project_name": _("Name of a new project"),
            "organisation": _("Your organisation"),
            "motivation": _("What you want to tell here"),
            "evidence": _("How we can see that you belong to the project"),
        }
        help_texts = {
            "project_name": _("Only when it is not in the list above."),
            "motivation": _("Two or three sentences are enough."),
            "evidence": EVIDENCE,
        }
        error_messages = {
            "organisation": {"required": _("Enter the name of your organisation.")},
            "motivation": {"required": _("Write a sentence or two.")},
            "evidence": {"required": _("Tell us where we can look.")},
        }
        widgets = {
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "motivation": forms.Textarea(attrs={"rows": 5}),
            "evidence": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = listed_projects()
        self.order_fields(self.field_order)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("project"):
            cleaned["project_name"] = ""
        elif not cleaned.get("project_name") and "project" not in self.errors:
            self.add_error("project_name", _("Choose a project above, or name a new one."))
        return cleaned

    def _post_clean(self):
        """Leave the record alone: the action makes it."""

    def words(self) -> dict:
        """Give what was answered, by the names of the model's fields."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
