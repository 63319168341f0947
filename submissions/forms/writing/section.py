"""The form of one section. What it showed travels with it, signed, so that changes can be told."""

from django import forms
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.zones import DEFAULT_ZONE, is_zone
from resources.languages import LANGUAGES

from ...models import Contribution
from ...shapes import Section, files, streams
from . import converting, plain
from .files import Choices, as_choice, chosen
from .rows import STEP, Rows, RowsField, place_of, step


class SectionForm(forms.Form):
    """A section of a contribution. `base`: the values that it showed, by name.

    Take `SectionForm.posted` for what was sent. `mine`: on the page with both versions, one's own
    words in the fields that somebody else changed, too.
    """

    def __init__(self, data=None, *, contribution: Contribution, section: Section, base: dict):
        super().__init__(data, auto_id="id_%s")
        self.contribution, self.section, self.base = contribution, section, base
        self.mine = {}
        self.zone = self._zone()
        self.choices = Choices(contribution) if self._has_files() else None
        for field in section.fields:
            self.fields[field.name] = self._field(field)
            self.initial[field.name] = self._initial(field, contribution.payload.get(field.name))

    @classmethod
    def posted(cls, data, *, contribution: Contribution, section: Section) -> "SectionForm":
        """Give the form for what was sent; a base that is not ours counts as what is there now."""
        base = _read(data.get("base", ""), contribution, section)
        known = base if base is not None else contribution.payload
        form = cls(data, contribution=contribution, section=section, base=known)
        form.has_base = base is not None
        mine = _read(data.get("mine", ""), contribution, section) or {}
        form.mine = {name: value for name, value in mine.items() if name in form.fields}
        return form

    def changes(self) -> dict:
        """Give what was entered, as the payload has it; call after `is_valid`."""
        return {field.name: self._told(field) for field in self.section.fields}

    def signed(self, values: dict) -> str:
        """Give the values that a page shows so that they can travel with it."""
        return sign(self.contribution, self.section, values)

    def stepped(self, button: str) -> "SectionForm":
        """Give the form as it was filled in, after a button of its rows; nothing is judged."""
        typed = {
            name: field.widget.value_from_datadict(self.data, {}, self.add_prefix(name))
            for name, field in self.fields.items()
        }
        moved = ""
        if found := STEP.fullmatch(button):
            verb, name, what = found.groups()
            if isinstance(self.fields.get(name), RowsField):
                before = typed[name]
                typed[name] = step(before, verb, what)
                moved = place_of(before, typed[name], verb, what)
        form = SectionForm(contribution=self.contribution, section=self.section, base=self.base)
        form.mine = self.mine
        form.initial.update(typed)
        if moved:
            form.fields[name].widget.focus = moved
        return form

    def _zone(self) -> str:
        zone = self.data.get("time_zone") if self.is_bound else None
        zone = zone or self.contribution.payload.get("time_zone") or DEFAULT_ZONE
        return zone if is_zone(zone) else DEFAULT_ZONE

    def _has_files(self) -> bool:
        kinds = (files.Picture, files.Files, streams.Body)
        return any(isinstance(field, kinds) for field in self.section.fields)

    def _field(self, field) -> forms.Field:
        common = {"required": False, "label": field.label, "help_text": field.help}
        at = "submissions/writing/fields"
        links = {"upload_url": self._upload_url()}
        match field:
            case files.Picture():
                return forms.ChoiceField(choices=self.choices.pictures, **common)
            case files.Files():
                extra = {"documents": self.choices.documents, "languages": LANGUAGES, **links}
                widget = Rows(f"{at}/files.html", converting.FILE, **extra)
                return RowsField(kind=converting.Files(self.choices), widget=widget, **common)
            case streams.Body():
                extra = {"pictures": self.choices.pictures, "documents": self.choices.documents}
                widget = Rows(f"{at}/body.html", converting.PART, **extra, **links)
                # Parts by the editors that others put in meanwhile are known, too.
                parts = [*(self.contribution.payload.get(field.name) or [])]
                parts += self.base.get(field.name) or []
                kind = converting.Body(parts, self.choices)
                return RowsField(kind=kind, widget=widget, **common)
            case streams.Entries():
                columns = ("kind", "id", *field.block.child_blocks)
                extra = {"entry": field.block.label, "most": field.most}
                widget = Rows(f"{at}/entries.html", columns, **extra)
                return RowsField(kind=converting.Entries(field), widget=widget, **common)
        return plain.form_field(field, self.contribution.payload)

    def _initial(self, field, value):
        if isinstance(field, files.Picture):
            return as_choice(value)
        if isinstance(field, files.Files | streams.Body | streams.Entries):
            return value
        return plain.shown(field, value, self.zone)

    def _told(self, field):
        value, old = self.cleaned_data[field.name], self.base.get(field.name)
        if isinstance(field, files.Picture):
            return chosen(value, self.choices.pictures)
        if isinstance(field, files.Files | streams.Body | streams.Entries):
            return value
        return plain.told(field, value, old, self.zone)

    def _upload_url(self) -> str:
        return reverse("submissions:upload", args=[self.contribution.team.key])

    def clean_time_zone(self) -> str:
        zone = self.cleaned_data["time_zone"]
        if zone and not is_zone(zone):
            raise forms.ValidationError(_("Not a time zone. Example: Europe/Brussels"))
        return zone


def sign(contribution: Contribution, section: Section, values: dict) -> str:
    """Give values signed for one section of one contribution."""
    return signing.dumps(values, salt=_salt(contribution, section), compress=True)


def _read(signed: str, contribution: Contribution, section: Section) -> dict | None:
    try:
        return signing.loads(signed, salt=_salt(contribution, section))
    except signing.BadSignature:
        return None


def _salt(contribution: Contribution, section: Section) -> str:
    return f"submissions.writing:{contribution.key}:{section.slug}"
