"""Forms of the portal: a comment, a note, a reason, and what one wants to hear of."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sparks.core.forms import ParagraphsField

from ..actions.comments import MAX_LENGTH
from ..models import Contribution, ContributionVersion, Follow, NotificationPreference

ROLE, ALL, NOTHING = "role", "all", "nothing"
WISHES = [
    (ROLE, _("What my role needs")),
    (ALL, _("Everything")),
    (NOTHING, _("Nothing")),
]


class CommentForm(forms.Form):
    """Words for the team and the editors."""

    text = ParagraphsField(
        label=_("Your comment"),
        max_length=MAX_LENGTH,
        help_text=_("Your team and the editors can read it. It is never shown in public."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write something first.")},
    )


class SendForm(forms.Form):
    """A note for the editors, and the version that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = ParagraphsField(
        label=_("A note for the editors"),
        required=False,
        max_length=ContributionVersion._meta.get_field("note").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(forms.Form):
    """Why a page should go."""

    reason = ParagraphsField(
        label=_("Why should it be taken down?"),
        max_length=Contribution._meta.get_field("reason").max_length,
        help_text=_("The editors read this and decide. Until then, the page stays."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why, so that the editors can decide.")},
    )


class PreferencesForm(forms.ModelForm):
    """How soon, in which language, and of which teams and texts somebody hears."""

    class Meta:
        model = NotificationPreference
        fields = ["pace", "language", "hears_of_new_texts"]
        labels = {"pace": _("How often we write to you"), "language": _("Language of our mails")}
        help_texts = {"language": ""}

    def __init__(self, *args, is_editor: bool, teams, wishes: list[Follow], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pace"].widget = forms.RadioSelect(choices=NotificationPreference.Pace.choices)
        self.fields["pace"].widget.template_name = "components/choices.html"
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of our mails"), choices=settings.LANGUAGES
        )
        if len(settings.LANGUAGES) < 2:
            del self.fields["language"]
        if not is_editor:
            del self.fields["hears_of_new_texts"]
        self.things = {}
        texts = [wish.contribution for wish in wishes if wish.contribution]
        for name, thing in [*(("team", team) for team in teams), *(("text", t) for t in texts)]:
            self._ask(f"{name}_{thing.pk}", {name: thing}, wishes)

    def _ask(self, key: str, thing: dict, wishes: list[Follow]) -> None:
        """Add the question what to hear of a team or a text."""
        self.things[key] = (one := next(iter(thing.values())))
        now = next((wish for wish in wishes if one in (wish.team, wish.contribution)), None)
        self.fields[key] = forms.ChoiceField(
            label=str(one),
            choices=WISHES,
            initial=ROLE if now is None else NOTHING if now.is_muted else ALL,
            help_text=_("A team") if "team" in thing else _("One text"),
        )

    def choices(self) -> dict:
        """Give what was chosen, by the names of the preference's fields."""
        names = NotificationPreference._meta.get_fields()
        known = {field.name for field in names}
        return {key: value for key, value in self.cleaned_data.items() if key in known}

    def wishes(self) -> list[tuple[object, str]]:
        """Give teams and texts, each with what was chosen."""
        return [(thing, self.cleaned_data[key]) for key, thing in self.things.items()]
