"""Forms for everybody: signing up, and getting a link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sparks.core.forms import AnonymousForm

from ..addresses import normalised
from ..choices import language_choices, pillar_choices, topic_choices
from ..models import Subscriber
from ..models.subscribers import Rhythm
from ..places import Form
from ..widgets import Boxes, Buttons

# What somebody chooses, by the names of the model's fields.
CHOICES = ("language", "rhythm", "pillars", "topics")


class AddressField(forms.EmailField):
    """An e-mail address, as it is stored."""

    def __init__(self, **kwargs):
        super().__init__(
            **{
                "label": _("Your e-mail address"),
                "max_length": Subscriber._meta.get_field("email").max_length,
                "error_messages": {
                    "required": _("Enter your e-mail address."),
                    "invalid": _("Enter an e-mail address such as name@example.org."),
                },
                "widget": forms.EmailInput(attrs={"autocomplete": "email"}),
                **kwargs,
            }
        )

    def clean(self, value):
        address = normalised(super().clean(value))
        # Letters beyond ASCII are longer when they travel, or cannot travel at all.
        if len(address) > self.max_length or not address.isascii():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return address


class ChoicesForm(forms.Form):
    """What somebody wants to read, how often, and in which language."""

    pillars = forms.MultipleChoiceField(
        label=_("Parts of the work"),
        required=False,
        widget=Boxes,
        help_text=_("Choose none to hear about all of them."),
    )
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=Boxes)
    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm, widget=Buttons)
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args, chosen_topics: list[str] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pillars"].choices = pillar_choices()
        self.fields["topics"].choices = topic_choices(tuple(chosen_topics or ()))
        self.fields["language"].choices = languages = language_choices()
        if len(languages) < 2:
            del self.fields["language"]
        for name in ("pillars", "topics"):
            if not self.fields[name].choices:
                del self.fields[name]

    def choices(self) -> dict:
        """Give what was chosen, by the names of the model's fields."""
        return {name: self.cleaned_data[name] for name in CHOICES if name in self.cleaned_data}


class ShortSignUpForm(AnonymousForm):
    """An address and nothing else: stands in the footer of every page."""

    # So that its names and ids stay apart from those of another form on the page.
    prefix = "newsletter"
    email = AddressField()
    place = forms.ChoiceField(choices=Form, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, purpose="newsletter", **kwargs)

    def clean_place(self) -> str:
        return self.cleaned_data["place"] or Form.PAGE


class SignUpForm(ShortSignUpForm, ChoicesForm):
    """The whole form. Takes what the short one sends, too: then nothing was chosen."""

    field_order = ["email", "rhythm", "language", "pillars", "topics"]

    def __init__(self, data=None, *, language: str, **kwargs):
        preset = {"rhythm": Rhythm.ISSUES, "language": language}
        self.is_short = data is not None and self.add_prefix("rhythm") not in data
        if self.is_short:
            data = data.copy()
            data.update({self.add_prefix(name): value for name, value in preset.items()})
        super().__init__(data, initial={**preset, "place": Form.PAGE}, **kwargs)
        self.language = language

    def choices(self) -> dict:
        """Give what was chosen; nothing that was only not asked."""
        return {} if self.is_short else super().choices()

    def wanted_language(self) -> str:
        """Give the language chosen, or else the page's."""
        return self.cleaned_data.get("language", self.language)


class LinkForm(AnonymousForm):
    """Asks for a mail with the link to one's settings."""

    email = AddressField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, purpose="newsletter-link", **kwargs)
