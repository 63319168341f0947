"""Retry-After: how long a site asks to be left alone (RFC 9110, 10.2.3)."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from django.utils import timezone

UNSAID = timedelta(days=1)
SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=7)


def retry_after(headers) -> timedelta:
    """Give the wait in seconds or until a date, within bounds; a day when nothing is said."""
    return min(max(_said(headers.get("Retry-After", "").strip()), SHORTEST), LONGEST)


def _said(text: str) -> timedelta:
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), 10**8))
    try:
        moment: datetime = parsedate_to_datetime(text)
    except ValueError:
        return UNSAID
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - timezone.now()
