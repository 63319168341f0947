"""The forms of the import in the admin."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import CordisDump

MAX_BYTES = 250 * 1024 * 1024  # the largest dump, of Horizon 2020, has about 100 MB
MAX_IDS = 200
MAX_PHRASES = 10


class UploadForm(forms.Form):
    """A dump as CORDIS offers it."""

    file = forms.FileField(
        label=_("File from CORDIS"),
        help_text=_("The CSV or JSON zip file of a programme, or its table of projects."),
        widget=forms.FileInput(attrs={"accept": ".zip,.csv,.json"}),
        error_messages={"empty": _("The file is empty.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(_("The file is larger than 250 MB."))
        if not file.name.lower().endswith((".zip", ".csv", ".json")):
            raise ValidationError(_("This is no zip, CSV or JSON file."))
        return file


class SearchForm(forms.Form):
    """Which projects of which dump."""

    dump = forms.ModelChoiceField(
        label=_("File"), queryset=CordisDump.objects.all(), empty_label=None
    )
    ids = forms.CharField(
        label=_("Grant agreement numbers"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("With spaces, commas or lines between them."),
    )
    phrases = forms.CharField(
        label=_("Or words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "In title, acronym or objective. All words of a line must be there; the beginning of "
            "a word is enough. Several lines: any of them."
        ),
    )

    def clean_ids(self):
        ids = [each for each in re.split(r"[\s,;]+", self.cleaned_data["ids"]) if each]
        for each in ids:
            if not re.fullmatch(r"[0-9]{3,12}", each):
                words = _("“%(text)s” is no grant agreement number.") % {"text": each[:40]}
                raise ValidationError(words)
        if len(ids) > MAX_IDS:
            raise ValidationError(_("At most %(count)d numbers.") % {"count": MAX_IDS})
        return list(dict.fromkeys(ids))

    def clean_phrases(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["phrases"].splitlines()]
        phrases = list(dict.fromkeys(line for line in lines if line))
        if len(phrases) > MAX_PHRASES or any(len(phrase) > 200 for phrase in phrases):
            raise ValidationError(_("At most 10 lines of 200 letters."))
        if any(len(word) < 3 for phrase in phrases for word in phrase.split()[:1]):
            raise ValidationError(_("The first word needs three letters at least."))
        return phrases

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned["ids"] or cleaned["phrases"]):
            self.add_error("ids", _("Give numbers or words to look for."))
        return cleaned
