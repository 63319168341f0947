"""A shape: the sections and fields of one type of page that a team may write."""

import json
from dataclasses import dataclass, replace
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from . import merging
from .differing import FieldDiff, marked
from .fields import Field, Many, Moment, Refused
from .files import Files
from .known import Known


@dataclass(frozen=True)
class Section:
    """A part of the form: one page with a few fields."""

    slug: str
    title: str
    help: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Shape:
    """The fields of one type of page that a team may write.

    index_model: below which such pages stand. of_project: whether the page names the projects it
    belongs to; then the team's own is always among them.
    """

    page_type: str
    model: type[Page]
    index_model: type[Page]
    sections: tuple[Section, ...]
    of_project: bool = True

    def __post_init__(self):
        sections = tuple(
            replace(
                section,
                fields=tuple(replace(field, model=self.written) for field in section.fields),
            )
            for section in self.sections
        )
        object.__setattr__(self, "sections", sections)

    @property
    def written(self) -> type[Model]:
        """Give the model that has the fields: the page's own."""
        return self.model

    @property
    def by_name(self) -> dict[str, Field]:
        """Give the fields by their names, in the order of the form."""
        return {field.name: field for section in self.sections for field in section.fields}

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the names of all fields, in the order of the form."""
        return tuple(self.by_name)

    def label(self, name: str) -> str:
        """Give the name of a field as people read it; the name itself when it is unknown."""
        field = self.by_name.get(name)
        return str(field.label) if field else name

    def payload_of(self, page: Page, item=None) -> dict:
        """Give the payload that says what `page` (the specific one) says now."""
        return self._told(page.serializable_data())

    def blank(self) -> dict:
        """Give the payload of a page that nobody has written yet."""
        return self._told(self.model().serializable_data())

    def apply(self, page: Page, payload: dict, *, contribution) -> Page:
        """Give a copy of `page` with the whitelisted fields of `payload`; nothing is stored.

        What is not whitelisted, at any depth, or refers to what neither the page nor the team has,
        is ignored. Files of the team must have been resolved; one that is not counts as none.
        """
        before = self.payload_of(page)
        known = Known().take_in(before, contribution.base_payload).take_in_files(contribution.team)
        data = page.serializable_data()
        data |= self._stored(self.cleaned(without_assets(payload), known), data)
        return page.with_content_json(data)

    def new_page(self, payload: dict, *, contribution) -> Page:
        """Give an unsaved page for what a team wrote; it still needs a slug and a place."""
        known = Known().take_in_files(contribution.team)
        page = self._instance(self.cleaned(without_assets(payload), known))
        if self.of_project and contribution.team.project_id:
            page.projects = [contribution.team.project]
        return page

    def cleaned(self, payload: dict, known: Known) -> dict:
        """Give the fields of `payload` that a team may write; what is refused is left out."""
        kept = {}
        for name, field in self.by_name.items():
            if name in payload:
                try:
                    kept[name] = field.clean(payload[name], known)
                except Refused:
                    continue
        return kept

    def problems(self, payload: dict) -> dict[str, list[str]]:
        """Give what must be mended before the text can be sent, by field; {} when it can.

        Files may be resolved or not.
        """
        found = {}
        for name, field in self.by_name.items():
            if gaps := field.gaps(payload.get(name, field.empty)):
                found[name] = gaps
        for name, messages in self._complaints(payload).items():
            name = name if name in self.by_name else self.fields[0]
            found.setdefault(name, messages)
        return {name: found[name] for name in self.fields if name in found}

    def diff(self, old: dict, new: dict) -> list[FieldDiff]:
        """Give the fields in which two payloads differ, with the words that changed marked."""
        return [
            self.field_diff(name, old.get(name), new.get(name))
            for name, field in self.by_name.items()
            if (old.get(name) or field.empty) != (new.get(name) or field.empty)
        ]

    def field_diff(self, name: str, old, new) -> FieldDiff:
        """Give how a field differs between two values."""
        field = self.by_name[name]
        before, after = field.words(old), field.words(new)
        return FieldDiff(name, str(field.label), before, after, marked(before, after))

    def merge(self, base: dict, mine: dict, theirs: dict) -> merging.Merged:
        """Merge what two sides made of `base`, field by field."""
        return merging.merge(self.fields, base, mine, theirs)

    def _told(self, data: dict) -> dict:
        """Give a payload from the data of a revision."""
        told = {name: self._plain(field, data[name]) for name, field in self.by_name.items()}
        return json.loads(DjangoJSONEncoder().encode(told))

    def _plain(self, field: Field, value):
        if _is_stream(field):
            return json.loads(value) if isinstance(value, str) else value
        if isinstance(field, Files):
            return field.told(value)
        if isinstance(field, Many):
            return sorted(value)
        return field.told(value) if isinstance(field, Moment) and value else value

    def _stored(self, payload: dict, data: dict) -> dict:
        """Give a cleaned payload as a revision has it; `data` is the revision's own."""
        stored = {}
        for name, value in payload.items():
            field = self.by_name[name]
            if _is_stream(field):
                value = json.dumps(value)
            elif isinstance(field, Files):
                value = field.stored(value, data.get(name, []))
            stored[name] = value
        return stored

    def _instance(self, payload: dict) -> Page:
        page = self.model(locale=Locale.get_default())
        data = page.serializable_data()
        data |= self._stored(payload, data)
        return self.model.from_serializable_data(data)

    def _complaints(self, payload: dict) -> dict[str, list[str]]:
        """Give what the page's own rules say."""
        known = Known().take_in(payload)
        page = self._instance(self.cleaned(without_assets(payload), known))
        page.slug = uuid4().hex
        return messages_of(page, exclude=self._not_asked(page))

    def _not_asked(self, page: Model) -> set[str]:
        return {field.name for field in page._meta.get_fields()} - set(self.fields)


def without_assets(value):
    """Give a copy of a payload in which files that are not in the library yet are left out."""
    if isinstance(value, dict):
        if set(value) == {"asset"}:
            return None
        return {name: without_assets(part) for name, part in value.items()}
    return [without_assets(part) for part in value] if isinstance(value, list) else value


def _is_stream(field: Field) -> bool:
    return isinstance(field.stored_as, StreamField)


def messages_of(instance: Model, exclude: set[str]) -> dict[str, list[str]]:
    found = {}
    for check in (lambda: instance.clean_fields(exclude=exclude), instance.clean):
        try:
            check()
        except ValidationError as error:
            for name, messages in _by_field(error).items():
                found.setdefault(name, messages)
    return found


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
