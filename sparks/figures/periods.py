"""The time a value is about: a year, a month, a day, or from one to another.

Written as in ISO 8601 (2019, 2019-05, 2014/2020); read also as people write it, with a dash.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

PART = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
YEARS = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")
PERIOD = re.compile(rf"({PART})(?:\s*(?:/|–|—|\bto\b|\s-\s)\s*({PART}))?")
WORDS = {1: "Y", 2: "F Y", 3: "j F Y"}  # date formats, by how many parts of a date are given


@dataclass(frozen=True)
class Period:
    """From the first to the last day. key: the one way to write it, unique in its series."""

    key: str
    starts_on: date
    ends_on: date

    @property
    def words(self) -> str:
        """Give the period as one writes it in a text."""
        first, _slash, last = self.key.partition("/")
        begin = date_format(self.starts_on, WORDS[first.count("-") + 1])
        if not last:
            return begin
        dash = " – " if "-" in self.key else "–"
        return f"{begin}{dash}{date_format(self.ends_on, WORDS[last.count('-') + 1])}"


def read(text: str) -> Period:
    """Give the period that `text` names. Raises ValidationError with what is wrong."""
    text = " ".join(str(text).split())
    found = YEARS.fullmatch(text) or PERIOD.fullmatch(text)
    if not found:
        raise ValidationError(
            _("“%(text)s” is no period. Write 2019, 2014–2020, 2019-05 or 2019-05-01/2019-08-31."),
            params={"text": text},
        )
    first, last = found[1], found[2] or found[1]
    try:
        starts_on, ends_on = _day(first, is_end=False), _day(last, is_end=True)
    except ValueError as error:
        raise ValidationError(
            _("“%(text)s” names a day or month that does not exist."), params={"text": text}
        ) from error
    if starts_on > ends_on:
        raise ValidationError(_("“%(text)s” ends before it begins."), params={"text": text})
    return Period(first if first == last else f"{first}/{last}", starts_on, ends_on)


def _day(part: str, *, is_end: bool) -> date:
    """Give the first or the last day of a year, month or day. Raises ValueError."""
    given = [int(each) for each in part.split("-")]
    year, month, day = [*given, *([12, 31] if is_end else [1, 1])[len(given) - 1 :]]
    if is_end and len(given) == 2:
        day = monthrange(year, month)[1]
    return date(year, month, day)


class PeriodFormField(forms.CharField):
    """Takes a period as people write it, gives its key; so two ways to write one are the same."""

    def to_python(self, value) -> str:
        text = super().to_python(value)
        return read(text).key if text else text


class PeriodField(models.CharField):
    """A column that holds the key of a period."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PeriodFormField, **kwargs})
