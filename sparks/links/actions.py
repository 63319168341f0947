"""Verbs with which editors decide about links."""

from datetime import timedelta

from django.utils import timezone
from wagtail.log_actions import log

from .models import Link, Ruling, State
from .standings import changing

AHEAD = timedelta(days=365)  # before all that are only due


def find_fine(*, link: Link, user) -> Link:
    """Note that `user` looked at the page and found it fine: the link is shown again.

    It stays so until the page has another owner, title or label and looks suspicious again.
    """
    with changing(link.pk) as found:
        found.ruling = Ruling.FINE
        found.accepted_fingerprint = found.fingerprint
        if found.state in (State.SUSPICIOUS, State.CHANGED_OWNER):
            found.state = State.OK if found.fingerprint else State.UNCHECKED
        found.signals = []
        log(instance=found, action="links.fine", user=user)
    return found


def withdraw(*, link: Link, user) -> Link:
    """Take a link from all pages, whatever its checks find, until somebody finds it fine."""
    with changing(link.pk) as found:
        found.ruling = Ruling.WITHDRAWN
        log(instance=found, action="links.withdraw", user=user)
    return found


def check_soon(*, link: Link, user) -> Link:
    """Put a link first in the queue: the next run, within minutes, checks it."""
    with changing(link.pk) as found:
        found.next_check_at = timezone.now() - AHEAD
        log(instance=found, action="links.check", user=user)
    return found


def describe(*, link: Link, archived_url: str, note: str, user) -> Link:
    """Write down where an archived copy is, and what editors should know."""
    with changing(link.pk) as found:
        found.archived_url, found.note = archived_url, note
        log(instance=found, action="wagtail.edit", user=user)
    return found
