"""Days some months from now."""

from calendar import monthrange
from datetime import date


def later(day: date, *, months: int) -> date:
    """Give the same day of a later month, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
