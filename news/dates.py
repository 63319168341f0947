"""Dates of which the day, or the month too, may be unknown: "2011", "June 2024", "24 July 2020"."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

# By how much is known; the words are Django's, so that months stand in the reader's language.
WORDS = {"year": "Y", "month": "F Y", "day": "j F Y"}


@dataclass(frozen=True)
class PartialDate:
    """A year, perhaps a month of it, perhaps a day of that."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> str:
        """Give the smallest part that is known: "year", "month" or "day"."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self) -> date:
        """Give the first day that may be meant; for comparing, never for showing."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def iso(self) -> str:
        """Give the date in ISO 8601 with what is known and no more: 2011, 2024-06, 2020-07-24."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def __str__(self):
        return format_date(self.first_day, WORDS[self.precision])


def check(year: int | None, month: int | None, day: int | None) -> None:
    """Raise ValidationError, beside the part that is wrong, for what no calendar has."""
    if day and not month:
        raise ValidationError({"month": _("Choose the month, too, or leave the day empty.")})
    if not (year and month and day):
        return
    last = monthrange(year, month)[1]
    if day > last:
        words = _("There is no %(day)d in this month; it has %(last)d days.")
        raise ValidationError({"day": words % {"day": day, "last": last}})
