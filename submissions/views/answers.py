"""Answers that several pages of the portal give."""

from django.utils.translation import ngettext

HOUR = 3600


def later(seconds: int) -> str:
    """Say how long to wait when something was done too often; nothing typed is lost."""
    hours = max(1, round(seconds / HOUR))
    words = ngettext(
        "That was very often in one day. What you typed is kept: please send it again in "
        "%(hours)d hour.",
        "That was very often in one day. What you typed is kept: please send it again in "
        "%(hours)d hours.",
        hours,
    )
    return words % {"hours": hours}
