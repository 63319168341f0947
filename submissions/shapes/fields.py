"""The kinds of plain fields: what may stand in a payload, and how it reads."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sparks.taxonomy.store import by_pk

from .known import Known


class Refused(ValueError):
    """A value that no form of ours would send."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a shape. model: where it is stored; needed: before the text can be sent."""

    name: str
    label: str
    help: str = ""
    needed: bool = False
    model: type[Model] | None = None
    empty: ClassVar = ""

    @property
    def stored_as(self):
        """Give the field of the model."""
        return self.model._meta.get_field(self.name)

    def clean(self, value, known: Known):
        """Give `value` with nothing in it that a team may not write; raises Refused."""
        raise NotImplementedError

    def words(self, value) -> str:
        """Give `value` as a person reads it."""
        return str(value or "")

    def gaps(self, value) -> list[str]:
        """Say what is missing in `value` before it can be sent."""
        return [_("Please fill this in.")] if self.needed and value in ("", None, []) else []


class Line(Field):
    """One line, or several, of plain text."""

    def clean(self, value, known):
        if not isinstance(value, str) or "\x00" in value:
            raise Refused
        if self.stored_as.max_length and len(value) > self.stored_as.max_length:
            raise Refused
        return value


class Text(Line):
    """Plain text of several lines."""


@dataclass(frozen=True, kw_only=True)
class Choice(Line):
    """One of a few words."""

    def clean(self, value, known):
        if not isinstance(value, str) or value not in dict(self.stored_as.flatchoices):
            raise Refused
        return value

    def words(self, value):
        return str(dict(self.stored_as.flatchoices).get(value, ""))


class Country(Choice):
    """A country by its code, or none."""

    def clean(self, value, known):
        return "" if value == "" else super().clean(value, known)


class Zone(Line):
    """A time zone by its name."""


class Web(Line):
    """An address in the web."""

    def clean(self, value, known):
        value = super().clean(value, known)
        try:
            if value:
                URLValidator(["http", "https"])(value)
        except ValidationError:
            raise Refused from None
        return value


class Flag(Field):
    """Yes or no."""

    empty = False

    def clean(self, value, known):
        if not isinstance(value, bool):
            raise Refused
        return value

    def words(self, value):
        return _("Yes") if value else _("No")


class Day(Field):
    """A day, as 2027-01-31."""

    empty = None

    def clean(self, value, known):
        return None if value is None else _parsed(parse_date, value).isoformat()

    def words(self, value):
        return date_format(date.fromisoformat(value), "j F Y") if value else ""


class Moment(Field):
    """A moment, as 2027-01-31T08:00:00Z."""

    empty = None

    def told(self, value: datetime) -> str:
        """Give a moment of a revision as payloads have it."""
        return told(value)

    def clean(self, value, known):
        if value is None:
            return None
        moment = _parsed(parse_datetime, value)
        if moment.tzinfo is None:
            raise Refused
        try:
            return told(moment)
        except OverflowError:
            raise Refused from None

    def words(self, value):
        if not value:
            return ""
        return f"{date_format(datetime.fromisoformat(value), 'j F Y, H:i')} UTC"


class Many(Field):
    """Records of a taxonomy."""

    empty = ()

    def clean(self, value, known):
        if not isinstance(value, list) or not all(type(pk) is int for pk in value):
            raise Refused
        return sorted(record.pk for record in by_pk(self.stored_as.related_model, value))

    def words(self, value):
        return ", ".join(str(each) for each in by_pk(self.stored_as.related_model, value or []))


def told(moment: datetime) -> str:
    """Give a moment as payloads have it."""
    text = moment.astimezone(UTC).isoformat(timespec="seconds")
    return text.removesuffix("+00:00") + "Z"


def _parsed(parse, value):
    try:
        found = parse(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None:
        raise Refused
    return found
