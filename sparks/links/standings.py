"""What pages are told of links, and the one door through which that changes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Q

from sparks.core import outgoing, store
from sparks.core.models import Generation

from .models import Link, State


def register() -> None:
    """Let pages ask here; called once when the app is ready."""
    outgoing.source(standings)


def standings() -> dict[str, outgoing.Standing]:
    """Give the addresses that are not shown as they were written."""
    replaced = Q(state=State.DEAD) & ~Q(archived_url="")
    found = Link.objects.withdrawn() | Link.objects.filter(replaced)
    now = {link.url: link.standing for link in found}
    return {url: each for url, each in now.items() if each != outgoing.AS_WRITTEN}


@contextmanager
def changing(pk: int) -> Iterator[Link]:
    """Lock a link, let the block change it, and save it.

    When visitors have the link otherwise afterwards, a new generation starts in the same
    transaction: no page built after the commit shows it as before. A check that changes nothing
    for them empties no cache.
    """
    with transaction.atomic():
        link = Link.objects.select_for_update().get(pk=pk)
        before = link.standing
        yield link
        link.save()
        if link.standing != before:
            Generation.bump()
            store.begin_request()
