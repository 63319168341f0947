"""Sending to the editors: the first time, again, and the wish to take a page down."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState

from ..lines import differing, first_revision, lock_page, payload_of, refuse_busy, refuse_locked
from ..models import Contribution, ContributionVersion, Team, ThreadEvent
from ..models.contributions import WITH_TEAM, State
from ..permissions import demand
from ..placing import put
from ..refusals import AlreadySent, NeedsRebase, NotCurrent, NotWithTeam, PageBusy
from ..rights import Right
from ..shapes import shape_of
from ..timeline import record
from ..uploads.attaching import resolve
from ..workflow import review_workflow
from .changes import mark_done
from .locking import locked

NEEDS_CHANGES = WorkflowState.STATUS_NEEDS_CHANGES


@transaction.atomic
def submit(
    *, contribution: Contribution, user, version: int, note: str = "", confirmed: Iterable[int] = ()
) -> ContributionVersion:
    """Send what the team wrote to the editors; once more after they asked for changes.

    version: the one that the sender has read. note: words for the editors. confirmed: keys of
    requested changes that are ticked off with it. Raises PermissionDenied, AlreadySent,
    NotWithTeam, NotCurrent, FilesNotReady, NeedsRebase, PageBusy, and ValidationError by field.
    """
    contribution = locked(contribution)
    demand(contribution, user, Right.SUBMIT)
    _refuse_state(contribution, version)
    for change in contribution.requested_changes.open().filter(pk__in=confirmed):
        mark_done(change=change, user=user)
    payload = resolve(contribution.payload, team=contribution.team)
    again = contribution.state == State.CHANGES_REQUESTED and not _is_orphan(contribution, user)
    page = lock_page(contribution)
    _refuse_page(contribution, page, again, user)
    problems = shape_of(contribution.page_type).problems(payload)
    if problems:
        raise ValidationError(problems)
    revision = put(contribution, page, payload, user)
    page = revision.content_object
    state = _start(contribution, page, user) if not again else _resume(contribution, user)
    _note_sent(contribution, page, revision, state)
    return _keep_version(contribution, revision, user, note, again)


@transaction.atomic
def ask_to_unpublish(*, team: Team, page: Page, user, reason: str) -> Contribution:
    """Ask the editors to take the team's page down; raises PermissionDenied, PageBusy.

    ValidationError without a reason. The page stays live until an editor approves.
    """
    demand(team, user, Right.MANAGE)
    if not reason.strip():
        raise ValidationError({"reason": _("Please say why.")})
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    if not page.live or not _is_of(team, page):
        raise PageBusy(_("Only a public page of your team can be taken down."))
    refuse_busy(page, user)
    contribution = Contribution.objects.create(
        team=team,
        kind=Contribution.Kind.UNPUBLISH,
        page_type=_type_of(page),
        page=page,
        title=page.title,
        base_revision=page.live_revision,
        reason=reason.strip(),
        created_by=user,
        changed_by=user,
    )
    first_revision(page)
    page.refresh_from_db()
    contribution.workflow_state = _start(contribution, page, user)
    contribution.submitted_at = timezone.now()
    contribution.save(update_fields=["workflow_state", "submitted_at"])
    kind = ThreadEvent.Kind.UNPUBLISH_ASKED
    record(kind=kind, contribution=contribution, actor=user, text=contribution.reason)
    return contribution


def _refuse_state(contribution: Contribution, version: int) -> None:
    if contribution.state == State.IN_REVIEW:
        raise AlreadySent()
    if contribution.state not in WITH_TEAM or contribution.kind == Contribution.Kind.UNPUBLISH:
        raise NotWithTeam()
    if contribution.version != version:
        raise NotCurrent()


def _is_orphan(contribution: Contribution, user) -> bool:
    """Tell whether the review to go on with was switched off meanwhile; if so, cancel it.

    Wagtail leaves such ones behind where changes were asked for, and they block a new one.
    """
    state = contribution.workflow_state
    if state.workflow == review_workflow():
        return False
    state.cancel(user=user)
    return True


def _refuse_page(contribution: Contribution, page: Page | None, again: bool, user) -> None:
    """Raise where the page is gone, busy, or does not say any more what the team began from."""
    if page is None:
        if not contribution.makes_a_page:
            raise PageBusy(_("The page does not exist any more."))
        return
    if again:
        refuse_locked(page, user)
        known = payload_of(contribution, contribution.sent_revision.as_object())
        now = payload_of(contribution, page.get_latest_revision_as_object())
    else:
        refuse_busy(page, user)
        known, now = contribution.base_payload, payload_of(contribution, page)
    if differing(known, now):
        raise NeedsRebase()


def _start(contribution: Contribution, page: Page, user) -> WorkflowState:
    """Begin a review, whatever workflow the page tree has."""
    workflow = review_workflow()
    if workflow is None:
        raise PageBusy(_("The editors do not take texts at the moment. Please try again later."))
    return workflow.start(page, user)


def _resume(contribution: Contribution, user) -> WorkflowState:
    state = contribution.workflow_state
    state.resume(user=user)
    return state


def _is_of(team: Team, page: Page) -> bool:
    """Tell whether `page` is the team's project, or came from a text of the team's."""
    if team.project_id == page.pk:
        return True
    own = team.contributions.of_page(page).exclude(page_type=Contribution.PageType.FOLLOW_UP)
    return own.filter(reviewed_revision__isnull=False).exists()


def _type_of(page: Page) -> str:
    """Give the value of `Contribution.PageType` for a page."""
    for page_type in Contribution.PageType.values:
        if page_type != Contribution.PageType.FOLLOW_UP and isinstance(
            page, shape_of(page_type).model
        ):
            return page_type
    raise PageBusy(_("Only a public page of your team can be taken down."))


def _note_sent(contribution, page: Page, revision: Revision, state: WorkflowState) -> None:
    """Keep where the text stands now: on which page, as which revision, in which review."""
    contribution.page = page
    contribution.sent_revision = revision
    contribution.workflow_state = state
    contribution.submitted_at = timezone.now()
    contribution.due_at = contribution.submitted_at + timedelta(
        days=settings.SUBMISSIONS_REVIEW_DAYS
    )
    if contribution.page_type != Contribution.PageType.FOLLOW_UP:
        contribution.title = page.title
    if contribution.makes_a_page:
        contribution.base_payload = payload_of(contribution, page.specific)
    else:
        contribution.base_revision = page.live_revision
    contribution.save(
        update_fields=[
            "page",
            "sent_revision",
            "workflow_state",
            "submitted_at",
            "due_at",
            "title",
            "base_payload",
            "base_revision",
        ]
    )


def _keep_version(contribution, revision, user, note: str, again: bool) -> ContributionVersion:
    number = contribution.versions.count() + 1
    version = ContributionVersion.objects.create(
        contribution=contribution,
        number=number,
        payload=contribution.payload,
        revision=revision,
        note=note,
        created_by=user,
    )
    kind = ThreadEvent.Kind.RESUBMITTED if again else ThreadEvent.Kind.SUBMITTED
    data = {"version": number}
    record(kind=kind, contribution=contribution, actor=user, text=note, data=data)
    return version
