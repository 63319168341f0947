"""Checks that a page has to pass before a revision of it goes live, whatever the door.

Upper rooms add theirs with `guard`; `SitePage.publish` and `SitePage.save` ask them all.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import PermissionDenied

logger = logging.getLogger(__name__)

_guards: list[Callable] = []
_passed: ContextVar[int | None] = ContextVar("passed", default=None)
SCHEDULED = "wagtail.publish.scheduled"  # what Wagtail calls it when a date has come


def guard(check: Callable) -> Callable:
    """Make `check(page, revision, user)` a check of every publication.

    user: who publishes; None for the site itself. It raises PermissionDenied, with a sentence for
    people, for what must not go live. Decorator; a second time changes nothing.
    """
    if check not in _guards:
        _guards.append(check)
    return check


def check(page, revision, user=None) -> None:
    """Ask every guard; raises PermissionDenied where `revision` of `page` must not go live."""
    for ask in _guards:
        ask(page, revision, user)


@contextmanager
def passed(revision) -> Iterator[None]:
    """Do something with a revision that has passed every guard: none is asked again."""
    token = _passed.set(revision.pk)
    try:
        yield
    finally:
        _passed.reset(token)


def check_saved(page) -> None:
    """Ask the guards where saving `page` makes another revision live than the one that is.

    Who publishes is unknown by now: it counts as whoever wrote the revision, as in the editor.
    """
    if _passed.get() == page.live_revision_id:
        return
    pages = type(page)._base_manager
    if not pages.filter(pk=page.pk, live=True, live_revision=page.live_revision_id).exists():
        check(page, page.live_revision, page.live_revision.user)


def may_go_live(page, revision, user=None) -> str:
    """Give why `revision` must not go live, as a sentence; an empty one when it may."""
    try:
        check(page, revision, user)
    except PermissionDenied as error:
        return str(error) or type(error).__name__
    return ""


def unschedule(revision, reason: str) -> None:
    """Take its date from a revision that must not go live, or it would hold up the others."""
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    logger.warning("Revision %s was not published when its time came: %s", revision.pk, reason)
