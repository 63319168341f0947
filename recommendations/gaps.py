"""What is missing, in words, as far as it can be told from what is known."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .states import Status


def gaps(follow_ups: list, addressed_to: Iterable) -> list[str]:
    """Give a sentence for each thing that is missing.

    Who should act and was not heard from is said only when nobody was: a follow-up does not tell
    on behalf of which of them it is.
    """
    if not follow_ups:
        return _nobody([str(each) for each in addressed_to])
    if all(each.status == Status.STOPPED for each in follow_ups):
        return [_("Everybody who is known to have worked on this has stopped.")]
    stale = sum(1 for each in follow_ups if each.stale_since)
    words = ngettext(
        "One follow-up has not been confirmed for more than a year; it may not be true any more.",
        "%(count)s follow-ups have not been confirmed for more than a year; they may not be true "
        "any more.",
        stale,
    )
    return [words % {"count": stale}] if stale else []


def _nobody(addressed: list[str]) -> list[str]:
    if not addressed:
        return []
    names = get_text_list(addressed, _("and"))
    return [_("This is addressed to: %(names)s. None has been heard from.") % {"names": names}]
