"""Merging what editors changed on a page into what a team wrote, field by field."""

from django.utils import timezone
from wagtail.models import Page

from .lines import differing, payload_of
from .models import Contribution, ThreadEvent
from .shapes import shape_of
from .timeline import record


def take_in(contribution: Contribution, page: Page, user=None) -> list[str]:
    """Merge what `page` says into the team's text, which begins from it from now on.

    Gives the fields that both changed; in those the team's words stay.
    """
    theirs = payload_of(contribution, page)
    shape = shape_of(contribution.page_type)
    merged = shape.merge(contribution.base_payload, contribution.payload, theirs)
    contribution.base_payload = theirs
    contribution.base_revision = page.live_revision
    contribution.save(update_fields=["base_payload", "base_revision"])
    return keep(contribution, merged, user)


def take_in_if_changed(contribution: Contribution, page: Page | None) -> None:
    """Do so where the live page does not say any more what the team began from."""
    if page and page.live and differing(contribution.base_payload, payload_of(contribution, page)):
        take_in(contribution, page)


def keep(contribution: Contribution, merged, user=None) -> list[str]:
    """Store a merged text as a new version of the draft, and tell both sides."""
    contribution.payload = merged.payload
    contribution.version += 1
    contribution.changed_at = timezone.now()
    contribution.save(update_fields=["payload", "version", "changed_at"])
    conflicts = list(merged.conflicts)
    data = {"fields": conflicts}
    record(kind=ThreadEvent.Kind.REBASED, contribution=contribution, actor=user, data=data)
    return conflicts
