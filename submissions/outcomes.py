"""How a review ends: what Wagtail's workflow and its publications mean for a contribution."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import TaskState, WorkflowState

from .caring import note_as_right
from .lines import contains, leave, lock_page
from .merging import take_in_if_changed
from .models import Contribution, ThreadEvent
from .models.contributions import State
from .refusals import ReviewNeeded
from .timeline import record

Kind = Contribution.Kind


def conclude(workflow_state: WorkflowState, user=None) -> None:
    """End a workflow: publish the revision that somebody approved, or nothing.

    A task that was switched off ends the workflow as well: then nobody approved, and the workflow
    counts as cancelled. Raises ReviewNeeded where nobody, or nobody who may publish, approved.
    """
    last = workflow_state.task_states.order_by("-started_at", "-pk").first()
    if last is None or last.status != TaskState.STATUS_APPROVED:
        return _cancel(workflow_state)
    if last.finished_by is None:
        raise ReviewNeeded()
    contribution = of(workflow_state)
    if contribution is None:
        return last.revision.publish(user=user)
    page = lock_page(contribution)
    if not page.permissions_for_user(last.finished_by).can_publish():
        raise ReviewNeeded()
    return _carry_out(contribution, page, last)


def of(workflow_state: WorkflowState) -> Contribution | None:
    """Give the contribution that a workflow is about, its row locked."""
    mine = Contribution.objects.filter(workflow_state=workflow_state)
    list(mine.select_for_update().values_list("pk"))  # what is joined is read after the lock
    return mine.select_related("team").first()


def close(contribution: Contribution, **fields) -> None:
    """Note that a contribution is over."""
    contribution.closed_at = timezone.now()
    for name, value in fields.items():
        setattr(contribution, name, value)
    contribution.save(update_fields=["closed_at", *fields])


def _carry_out(contribution: Contribution, page, approval: TaskState) -> None:
    """Publish, schedule or take down what was approved."""
    user = approval.finished_by
    contribution.reviewed_revision = approval.revision
    contribution.first_answer_at = contribution.first_answer_at or timezone.now()
    contribution.save(update_fields=["reviewed_revision", "first_answer_at"])
    record(
        kind=ThreadEvent.Kind.APPROVED,
        contribution=contribution,
        actor=user,
        by_editors=True,
        text=approval.comment,
    )
    _keep_project(contribution, page)
    if contribution.kind == Kind.UNPUBLISH:
        page.unpublish(user=user)
        close(contribution)
        record(kind=ThreadEvent.Kind.UNPUBLISHED, contribution=contribution, by_editors=True)
        return
    approval.revision.publish(user=user)  # what else it means: see `went_live`
    approval.revision.refresh_from_db(fields=["approved_go_live_at"])
    if when := approval.revision.approved_go_live_at:
        kind = ThreadEvent.Kind.SCHEDULED
        record(kind=kind, contribution=contribution, by_editors=True, data={"go_live_at": when})


def _keep_project(contribution: Contribution, page) -> None:
    """Make a new project the team's own."""
    team = contribution.team
    is_project = contribution.page_type == Contribution.PageType.PROJECT
    if contribution.makes_a_page and is_project and team.project_id is None:
        team.project = page
        team.save(update_fields=["project"])


def _cancel(workflow_state: WorkflowState) -> None:
    """Turn a workflow that ended without approval into a cancelled one."""
    workflow_state.status = WorkflowState.STATUS_CANCELLED
    workflow_state.save()
    cancelled(workflow_state)


@transaction.atomic
def cancelled(workflow_state: WorkflowState) -> None:
    """A review was broken off: the text is the team's again, and leaves the page's line."""
    contribution = of(workflow_state)
    if contribution and not contribution.outcome and contribution.state != State.SCHEDULED:
        leave(contribution)
        if contribution.kind != Kind.UNPUBLISH:
            take_in_if_changed(contribution, lock_page(contribution))


@transaction.atomic
def went_live(page, revision) -> None:
    """A revision of `page` is live now: note for which contributions that is the end."""
    for contribution in _about(page).filter(closed_at=None, reviewed_revision=revision):
        _published(contribution)
    is_correction = getattr(revision, "is_correction", False)  # see `actions.rebasing`
    for contribution in [] if is_correction else _told_by(page, revision):
        contribution.reviewed_revision = revision
        contribution.save(update_fields=["reviewed_revision"])
        _published(contribution, revision.user)


@transaction.atomic
def has_date(page, revision) -> None:
    """An editor gave `revision`, which tells a team's text, a date from Wagtail's own screen."""
    for contribution in _told_by(page, revision):
        contribution.reviewed_revision = revision
        contribution.save(update_fields=["reviewed_revision"])
        data = {"go_live_at": revision.approved_go_live_at}
        kind = ThreadEvent.Kind.SCHEDULED
        actor = revision.user
        record(kind=kind, contribution=contribution, actor=actor, by_editors=True, data=data)


@transaction.atomic
def page_goes(page) -> None:
    """A page is about to be deleted: nothing open about it can go on."""
    for contribution in _about(page).filter(closed_at=None, outcome=""):
        reason = gettext("The editors deleted the page.")
        close(contribution, outcome=Contribution.Outcome.DECLINED, reason=reason)
        kind = ThreadEvent.Kind.DECLINED
        record(kind=kind, contribution=contribution, by_editors=True, text=reason)


def _about(page):
    about = Contribution.objects.of_page(page)
    list(about.select_for_update().values_list("pk"))
    return about.select_related("team", "workflow_state", "sent_revision")


def _told_by(page, revision) -> list[Contribution]:
    """Give what is in review and was, at least in part, taken into `revision` by an editor."""
    waiting = _about(page).being_reviewed().exclude(kind=Kind.UNPUBLISH)
    return [one for one in waiting if one.sent_revision and contains(one, revision.as_object())]


def _published(contribution: Contribution, actor=None) -> None:
    """Close what is live; the outcome says so where the workflow was cancelled over it."""
    approved = contribution.workflow_state
    approved = approved and approved.status == WorkflowState.STATUS_APPROVED
    close(contribution, **({} if approved else {"outcome": Contribution.Outcome.PUBLISHED}))
    if contribution.page_type == Contribution.PageType.PROJECT:
        note_as_right(contribution.page.specific, contribution.submitted_at)
    kind = ThreadEvent.Kind.PUBLISHED
    record(kind=kind, contribution=contribution, actor=actor, by_editors=True)
