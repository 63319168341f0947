"""A page has one line of revisions; how a contribution stands in it, and how it leaves it."""

import json
from difflib import SequenceMatcher

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from .models import Contribution
from .refusals import PageBusy
from .shapes import shape_of


def plain(value):
    """Give a payload as JSON has it, without the ids of blocks, which say nothing."""
    return _without_ids(json.loads(DjangoJSONEncoder().encode(value)))


def _without_ids(value):
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_ids(item) for key, item in value.items() if key != "id"}
    return value


def differing(one: dict, other: dict) -> list[str]:
    """Give the fields in which two payloads differ; one that either leaves out does not count."""
    one, other = plain(one), plain(other)
    return [name for name in one if name in other and one[name] != other[name]]


def lock_page(contribution: Contribution) -> Page | None:
    """Give the contribution's page, specific, its row locked; None where it has none."""
    if contribution.page_id is None:
        return None
    return Page.objects.select_for_update().get(pk=contribution.page_id).specific


def payload_of(contribution: Contribution, page: Page) -> dict:
    """Give what `page` says in the fields of the contribution."""
    return shape_of(contribution.page_type).payload_of(page, item=contribution.item)


def refuse_busy(page: Page, user) -> None:
    """Raise PageBusy where something else goes on with the page: a review, a lock, a draft."""
    if page.current_workflow_state:
        raise PageBusy()
    refuse_locked(page, user)
    if page.live and page.has_unpublished_changes:
        raise PageBusy(
            _(
                "The editors have a draft of this page that is not public yet. "
                "Please write to them, or wait until it is."
            )
        )


def refuse_locked(page: Page, user) -> None:
    """Raise PageBusy where an editor holds the page, or it waits for its date."""
    lock = page.get_lock()
    if lock and lock.for_user(user):
        raise PageBusy(_("An editor has locked this page. Please try again later."))


def first_revision(page: Page) -> Revision:
    """Give the newest revision of `page`; one is made of what it says where it has none."""
    if page.latest_revision:
        return page.latest_revision
    revision = page.save_revision(changed=False, clean=False)
    if page.live:
        type(page).objects.filter(pk=page.pk).update(live_revision=revision)
    return revision


def leave(contribution: Contribution) -> None:
    """Take the contribution out of its page's line: the live text is the newest again.

    What nobody has seen goes; its words stay in the contribution's versions. A page that was never
    live is left alone.
    """
    page = lock_page(contribution)
    if page is None or not page.live or contribution.sent_revision_id is None:
        return
    page.latest_revision = page.live_revision
    page.has_unpublished_changes = False
    page.draft_title = page.title
    page.latest_revision_created_at = page.live_revision and page.live_revision.created_at
    fields = ["latest_revision", "has_unpublished_changes", "draft_title"]
    page.save(update_fields=[*fields, "latest_revision_created_at"], clean=False)


def contains(contribution: Contribution, page: Page) -> bool:
    """Tell whether `page` says what the team sent, perhaps with an editor's changes.

    It does when one of the fields that the team changed is nearer to the team's words than to
    those that it replaces.
    """
    if contribution.makes_a_page:
        return True
    sent = plain(payload_of(contribution, contribution.sent_revision.as_object()))
    base, now = plain(contribution.base_payload), plain(payload_of(contribution, page))
    changed = [name for name in sent if sent[name] != base.get(name)]
    return any(_nearer(now.get(name), sent[name], base.get(name)) for name in changed)


def _nearer(value, one, other) -> bool:
    if value in (one, other):
        return value == one
    words = [str(part).split() for part in (value, one, other)]
    return _likeness(words[0], words[1]) > _likeness(words[0], words[2])


def _likeness(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other).ratio()
