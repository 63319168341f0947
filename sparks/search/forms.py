"""The form of “Has this been done?”."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sparks.core.forms import ParagraphsField

from .likeness import FEWEST, LONGEST, known_words


class LikenessForm(forms.Form):
    """A text to compare with what is on the site; the words that pages know are in `words`."""

    text = ParagraphsField(
        label=_("Your idea"),
        help_text=_("One sentence, or a whole abstract. It is compared and forgotten, not stored."),
        max_length=LONGEST,
        error_messages={"required": _("Say in a sentence what you have in mind.")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.language = language
        self.words: dict[str, float] = {}

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        self.words = known_words(text, self.language)
        if len(self.words) < FEWEST:
            raise forms.ValidationError(
                _("Too few of these words are on this site. Say more, or say it in other words.")
            )
        return text
