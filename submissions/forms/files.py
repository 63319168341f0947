"""Forms for a team's files: uploading one, and saying what it is."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from ..models import UploadedAsset
from ..uploads import kinds

LICENCES = [
    ("", _("Please choose")),
    ("CC BY 4.0", "CC BY 4.0"),
    ("CC BY-SA 4.0", "CC BY-SA 4.0"),
    ("CC0 1.0", "CC0 1.0"),
    ("CC BY-NC 4.0", "CC BY-NC 4.0"),
    ("© with permission", _("All rights reserved; we may publish it here")),
]


class WordsForm(forms.Form):
    """What is said about a file; `actions.assets` decides what must be."""

    title = forms.CharField(label=_("Title"), max_length=255)
    alt_text = forms.CharField(
        label=_("What the picture shows"),
        required=False,
        max_length=255,
        help_text=_("For readers who cannot see it."),
    )
    is_decorative = forms.BooleanField(
        label=_("The picture is decoration"),
        required=False,
        help_text=_("Tick only when the page loses nothing if the picture is not seen."),
    )
    credit = forms.CharField(
        label=_("Who made it"), max_length=110, help_text=_("Example: Aurora project, J. Doe")
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=LICENCES)

    def __init__(self, *args, asset: UploadedAsset | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if asset and asset.kind != UploadedAsset.Kind.IMAGE:
            del self.fields["alt_text"], self.fields["is_decorative"]
        else:
            self.fields["alt_text"].needed_when = _("needed for pictures")
        listed = [value for value, _label in LICENCES]
        if asset and asset.licence not in listed:
            self.fields["licence"].choices = [*LICENCES, (asset.licence, asset.licence)]


class UploadForm(WordsForm):
    """A file, and what is said about it."""

    file = forms.FileField(label=_("File"), max_length=200)
    no_child_confirmed = forms.BooleanField(
        label=_("No child can be identified in the picture"),
        required=False,
        help_text=_("Needed for pictures."),
    )

    field_order = ["file", "title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        sizes = {kind.label: filesizeformat(kinds.max_bytes(kind)) for kind in UploadedAsset.Kind}
        most = "; ".join(f"{label}: {size}" for label, size in sizes.items())
        endings = ", ".join(sorted(kinds.KINDS))
        field.help_text = _("Accepted: %(endings)s. At most: %(most)s.") % {
            "endings": endings,
            "most": most,
        }
        field.widget.attrs |= {
            "accept": ",".join(f".{each}" for each in sorted(kinds.KINDS)),
            "data-upload": "",
        }
