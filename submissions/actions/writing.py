"""Writing: beginning a text, saving it without losing anybody's words, going back, giving it up."""

import json
from hashlib import sha256
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..models import Contribution, Team, ThreadEvent
from ..models.contributions import OPEN_STATES, WITH_TEAM
from ..refusals import NotWithTeam
from ..rights import Right
from ..shapes import shape_of
from ..shapes.known import Known
from ..timeline import record

Kind, PageType = Contribution.Kind, Contribution.PageType


class Outdated(Exception):
    """Somebody else changed the same fields meanwhile.

    current: the contribution as it is. merged: a payload with all that could be brought together,
    and the own words in `conflicts`, the names of the fields that both changed.
    """

    def __init__(self, current: Contribution, merged: dict, conflicts: list[str]):
        super().__init__(conflicts)
        self.current, self.merged, self.conflicts = current, merged, conflicts


@transaction.atomic
def start(
    *,
    team: Team,
    user,
    page_type: str,
    kind: str = Kind.CREATE,
    page: Page | None = None,
    item: UUID | None = None,
) -> Contribution:
    """Begin a text, or give the one that is open for the same page.

    item: which follow-up of a recommendation; None for a new one, whose page must be given all the
    same. Raises PermissionDenied without the right to write, or for a page that is not the team's.
    """
    _demand(team, user)
    Team.objects.select_for_update().get(pk=team.pk)
    if page_type == PageType.FOLLOW_UP:
        kind = Kind.UPDATE
    page = None if kind == Kind.CREATE else page.specific
    if found := _open(team, page_type, kind, page, item):
        return found
    if not may_write_about(team, page_type, kind, page, item):
        raise PermissionDenied
    shape = shape_of(page_type)
    payload = shape.blank() if page is None else shape.payload_of(page, item=item)
    if page_type == PageType.FOLLOW_UP:
        item = item or uuid4()
    contribution = Contribution.objects.create(
        team=team,
        kind=kind,
        page_type=page_type,
        page=page,
        item=item,
        title=page.title if page else "",
        payload=payload,
        base_payload=payload,
        base_revision=page.live_revision if page else None,
        created_by=user,
        changed_by=user,
    )
    record(kind=ThreadEvent.Kind.STARTED, contribution=contribution, actor=user)
    return contribution


@transaction.atomic
def save(
    *, contribution: Contribution, user, version: int, changes: dict, base: dict | None = None
) -> Contribution:
    """Store `changes` (fields of the payload) in the working copy.

    base: what these fields said when `user` began to change them, so that only what was changed
    counts; without it, all of them are taken as changed, and whatever somebody else saved since
    `version` as a conflict. Fields that only one side changed are brought together. Raises
    Outdated, PermissionDenied and NotWithTeam. Nothing is stored where nothing changes.
    """
    contribution = _locked(contribution, user)
    shape = shape_of(contribution.page_type)
    mine = shape.cleaned(changes, known_to(contribution))
    theirs = contribution.payload
    if base is None:
        base = {name: theirs.get(name) for name in mine} if version == contribution.version else {}
    merged = shape.merge(
        {name: base.get(name) for name in mine}, mine, {name: theirs.get(name) for name in mine}
    )
    payload = theirs | merged.payload
    if merged.conflicts:
        raise Outdated(contribution, payload, merged.conflicts)
    return contribution if payload == theirs else _store(contribution, user, payload)


@transaction.atomic
def discard(*, contribution: Contribution, user) -> None:
    """Delete a draft that was never sent; raises ValidationError for any other."""
    contribution = _locked(contribution, user)
    if contribution.submitted_at or contribution.versions.exists():
        raise ValidationError(_("It was sent already. You can withdraw it instead."))
    contribution.delete()


@transaction.atomic
def restore(
    *, contribution: Contribution, user, number: int | None = None, kept: int | None = None
) -> Contribution:
    """Bring earlier words back into the working copy: those of a version, or a draft kept aside.

    number: which version. kept: the key of the event of going back that kept a draft (see
    `drafts_kept`). What stands in the working copy now is kept aside in its turn. Raises
    ObjectDoesNotExist, PermissionDenied and NotWithTeam.
    """
    contribution = _locked(contribution, user)
    if kept is None:
        earlier = contribution.versions.get(number=number).payload
    else:
        earlier = drafts_kept(contribution).get(pk=kept).data["draft"]
    before, payload = contribution.payload, contribution.payload | earlier
    if payload == before:
        return contribution
    contribution = _store(contribution, user, payload)
    data = {"number": number, "draft": before}
    record(kind=ThreadEvent.Kind.RESTORED, contribution=contribution, actor=user, data=data)
    return contribution


def drafts_kept(contribution: Contribution):
    """Give the events of going back, each with the draft of before in `data["draft"]`."""
    return contribution.events.filter(kind=ThreadEvent.Kind.RESTORED, data__has_key="draft")


def sight_of(contribution: Contribution, live: dict) -> str:
    """Give a mark of what somebody sees who chooses between a text and its page."""
    seen = json.dumps([contribution.version, contribution.base_payload, live], sort_keys=True)
    return sha256(seen.encode()).hexdigest()


@transaction.atomic
def rebase_draft(
    *, contribution: Contribution, user, choices: dict[str, str], seen: str
) -> Contribution:
    """Take what editors changed on the page into the working copy, and go on from there.

    choices: "mine" or "theirs" for each field that both changed. seen: the mark (`sight_of`) of
    what `user` chose from. Raises Outdated when the page or the text says something else by now,
    or when a choice is missing; PermissionDenied and NotWithTeam.
    """
    contribution = _locked(contribution, user)
    Page.objects.select_for_update().get(pk=contribution.page_id)
    shape = shape_of(contribution.page_type)
    page = contribution.page.specific
    live = shape.payload_of(page, item=contribution.item)
    merged = shape.merge(contribution.base_payload, contribution.payload, live)
    missing = [name for name in merged.conflicts if choices.get(name) not in ("mine", "theirs")]
    if sight_of(contribution, live) != seen or missing:
        raise Outdated(contribution, merged.payload, merged.conflicts)
    taken = {name: live[name] for name in merged.conflicts if choices[name] == "theirs"}
    contribution.base_payload, contribution.base_revision = live, page.live_revision
    contribution.save(update_fields=["base_payload", "base_revision"])
    contribution = _store(contribution, user, contribution.payload | merged.payload | taken)
    data = {"fields": [*merged.theirs, *merged.conflicts]}
    record(kind=ThreadEvent.Kind.REBASED, contribution=contribution, actor=user, data=data)
    return contribution


def known_to(contribution: Contribution) -> Known:
    """Give what the working copy may refer to: the page's and the team's own (three queries)."""
    known = Known().take_in(contribution.base_payload)
    if contribution.page_id:
        page, shape = contribution.page.specific, shape_of(contribution.page_type)
        known.take_in(shape.payload_of(page, item=contribution.item))
    return known.take_in_files(contribution.team).take_in_assets(contribution.team)


def may_write_about(
    team: Team, page_type: str, kind: str, page: Page | None, item: UUID | None = None
) -> bool:
    """Tell whether such a text is the team's business.

    Its own project; articles, events and resources that came from it; and, for any open
    recommendation, its own work on it. Everything else is the editors'.
    """
    if page_type == PageType.FOLLOW_UP:
        if not (page and page.live and isinstance(page, shape_of(page_type).model)):
            return False
        own = page.follow_ups.filter(project=team.project_id)
        return bool(team.project_id) and (item is None or own.filter(translation_key=item).exists())
    if kind == Kind.CREATE:
        return (page_type != PageType.PROJECT) == bool(team.project_id)
    if not isinstance(page, shape_of(page_type).model):
        return False
    if page_type == PageType.PROJECT:
        return page.pk == team.project_id
    is_of_project = page.projects.filter(pk=team.project_id).exists()
    return is_of_project and team.contributions.filter(page=page, kind=Kind.CREATE).exists()


def _open(team: Team, page_type: str, kind: str, page, item) -> Contribution | None:
    """Find the open text for the same page; new texts beside a project may be many."""
    if kind == Kind.CREATE and page_type != PageType.PROJECT:
        return None
    mine = team.contributions.with_state().filter(
        page_type=page_type, kind=kind, derived_state__in=OPEN_STATES
    )
    if page_type == PageType.FOLLOW_UP and item is None:
        taken = page.follow_ups.values("translation_key")
        return mine.filter(page=page).exclude(item__in=taken).first()
    return mine.filter(page=page, item=item).first()


def _demand(team: Team, user) -> None:
    if not Team.objects.of(user, Right.WRITE).filter(pk=team.pk).exists():
        raise PermissionDenied


def _locked(contribution: Contribution, user) -> Contribution:
    """Fetch the contribution as it is, alone until the transaction ends; raises for no right."""
    rows = Contribution.objects.with_state().select_related("team", "page", "changed_by")
    contribution = rows.select_for_update(of=("self",)).get(pk=contribution.pk)
    _demand(contribution.team, user)
    if contribution.state not in WITH_TEAM or contribution.kind == Kind.UNPUBLISH:
        raise NotWithTeam()
    return contribution


def _store(contribution: Contribution, user, payload: dict) -> Contribution:
    contribution.payload = payload
    contribution.version += 1
    if contribution.page_type != PageType.FOLLOW_UP:
        contribution.title = payload.get("title", "")
    contribution.changed_by, contribution.changed_at = user, timezone.now()
    contribution.save(update_fields=["payload", "version", "title", "changed_by", "changed_at"])
    return contribution
