"""Values pasted from a spreadsheet: one line each, the period and the value."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import periods

MOST = 500  # lines
COLUMNS = re.compile(r"\t+|\s*;\s*|\s{2,}|(?<=\d)\s+(?=[\d.,   ]+$)")
GROUPED = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")


class Pasted(NamedTuple):
    """One line: the period's key and the value."""

    period: str
    value: Decimal


def read(text: str) -> list[Pasted]:
    """Give what stands in `text`. Raises ValidationError that names every line that is wrong."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > MOST:
        raise ValidationError(_("At most %(most)s lines at a time."), params={"most": MOST})
    rows, errors = {}, []
    for number, line in lines:
        try:
            row = _row(line)
            if row.period in rows:
                raise ValidationError(_("this period stands here twice"))
            rows[row.period] = row
        except ValidationError as error:
            words = _("Line %(number)s: %(error)s")
            params = {"number": number, "error": " ".join(error.messages)}
            errors.append(ValidationError(words, params=params))
    if errors:
        raise ValidationError(errors)
    return list(rows.values())


def _row(line: str) -> Pasted:
    cells = [cell for cell in COLUMNS.split(line.strip(), maxsplit=1) if cell]
    if len(cells) != 2:
        raise ValidationError(_("a period and a value are needed"))
    return Pasted(periods.read(cells[0]).key, number(cells[1]))


def number(text: str) -> Decimal:
    """Read a number with a decimal comma or point. Raises ValidationError; never guesses.

    1.234 is a thousand to some and a little more than one to others: it is refused.
    """
    digits = re.sub(r"[\s   ’']", "", text)
    separators = {each for each in digits if each in ".,"}
    if len(separators) == 2:
        thousands = "," if digits.rfind(".") > digits.rfind(",") else "."
        digits = digits.replace(thousands, "")
    elif (found := GROUPED.fullmatch(digits)) and digits.count(found[1]) > 1:
        digits = digits.replace(found[1], "")
    elif found:
        raise ValidationError(
            _("“%(text)s” can be read in two ways: write thousands without a separator"),
            params={"text": text},
        )
    try:
        value = Decimal(digits.replace(",", "."))
    except InvalidOperation as error:
        raise ValidationError(_("“%(text)s” is no number"), params={"text": text}) from error
    if not value.is_finite() or value < 0 or value >= Decimal(10) ** 14:
        raise ValidationError(_("“%(text)s” is no number one can count"), params={"text": text})
    return value
