"""Verbs for issues."""

from django.db import transaction

from ..models import IssuePage
from ..news import proposal


@transaction.atomic
def fill_with_news(*, issue: IssuePage, by) -> int:
    """Append what is new since the last mailing to the draft, as a new revision by a user.

    Gives how many pages were added; without any, nothing is written. Done twice, the second time
    adds only what has become new in between.
    """
    locked = IssuePage.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    draft = locked.get_latest_revision_as_object()
    sections = proposal(draft)
    for section in sections:
        for block in section.blocks():
            draft.body.append(block)
    if sections:
        draft.save_revision(user=by, log_action=True)
    return sum(len(section.pages) for section in sections)
