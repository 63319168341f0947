"""The one door through which the record of follow-ups is written."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from .models import FollowUp, FollowUpChange, RecommendationPage

Kind = FollowUpChange.Kind
TOLD = ("project_id", "organisation_id", "name", "what", "status", "since", "link", "confirmed_on")
IN_ANY_LANGUAGE = ("project_id", "organisation_id", "name", "what", "link")  # may be translated


@transaction.atomic
def record_changes(*, recommendation: RecommendationPage) -> list[FollowUpChange]:
    """Write down what the public follow-ups say now and did not say before; give what is new.

    One entry for each follow-up that differs from its last entry, however many fields do; none
    where nothing changed, so calling twice is calling once. What is not public is not recorded.
    """
    page = RecommendationPage.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    if not page.live:
        return []
    rows = {row.translation_key: row for row in FollowUp.objects.filter(recommendation=page)}
    last = _last(page) or _last_elsewhere(page, rows)
    entries = [_entry(row, last.get(key)) for key, row in rows.items()]
    entries += [_removed(change) for key, change in last.items() if key not in rows]
    now = timezone.now()
    new = [entry for entry in entries if entry]
    for entry in new:
        entry.recommendation, entry.recorded_at = page, now
    return FollowUpChange.objects.bulk_create(new)


def _last(page: RecommendationPage) -> dict:
    """Give the last entry of each follow-up by its key."""
    changes = FollowUpChange.objects.filter(recommendation=page).order_by("follow_up", "-number")
    return {change.follow_up: change for change in changes.distinct("follow_up")}


def _last_elsewhere(page: RecommendationPage, rows: dict) -> dict:
    """Take over, for a page that has no record yet, that of its first translation.

    Otherwise everything would have happened on the day on which it was translated.
    """
    same = RecommendationPage.objects.filter(translation_key=page.translation_key)
    source = same.filter(changes__isnull=False).order_by("pk").first()
    if source is None:
        return {}
    copies = list(FollowUpChange.objects.filter(recommendation=source))
    for copy in copies:
        copy.pk, copy.recommendation = None, page
        for name in IN_ANY_LANGUAGE if copy.follow_up in rows else ():
            setattr(copy, name, getattr(rows[copy.follow_up], name))
    FollowUpChange.objects.bulk_create(copies)
    return _last(page)


def _entry(row: FollowUp, before: FollowUpChange | None) -> FollowUpChange | None:
    """Give the entry for a follow-up as it is now, None when its last entry says the same."""
    kind = _kind(row, before)
    if kind is None:
        return None
    told = {name: getattr(row, name) for name in TOLD}
    number = before.number + 1 if before else 1
    return FollowUpChange(follow_up=row.translation_key, number=number, kind=kind, **told)


def _kind(row: FollowUp, before: FollowUpChange | None) -> str | None:
    if before is None or before.kind == Kind.REMOVED:
        return Kind.NEW
    changed = set(_differing(row, before))
    if "status" in changed:
        return Kind.STATUS
    if "confirmed_on" in changed and row.confirmed_on:
        return Kind.CONFIRMED
    return Kind.REVISED if changed else None


def _differing(row: FollowUp, before: FollowUpChange) -> Iterable[str]:
    return (name for name in TOLD if getattr(row, name) != getattr(before, name))


def _removed(before: FollowUpChange) -> FollowUpChange | None:
    """Give the entry that a follow-up is gone, None when that was written already."""
    if before.kind == Kind.REMOVED:
        return None
    told = {name: getattr(before, name) for name in TOLD if name != "status"}
    number = before.number + 1
    return FollowUpChange(follow_up=before.follow_up, number=number, kind=Kind.REMOVED, **told)
