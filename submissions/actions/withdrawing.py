"""Taking a text back, and what ends a review without publication."""

from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import WorkflowState

from ..lines import leave, lock_page
from ..models import Contribution, ThreadEvent
from ..models.contributions import State
from ..outcomes import close
from ..permissions import demand
from ..refusals import NotInReview
from ..rights import Right
from ..timeline import record
from .locking import locked

GOING_ON = [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]


@transaction.atomic
def withdraw(*, contribution: Contribution, user) -> Contribution:
    """Take a text back that editors have, or have given back; nothing of it stays on the page.

    It is final: its words stay in the versions, from which a new text can begin. Raises
    PermissionDenied, and NotInReview for a draft or for what is closed.
    """
    contribution = locked(contribution)
    demand(contribution, user, Right.SUBMIT)
    if contribution.state not in (State.IN_REVIEW, State.CHANGES_REQUESTED):
        raise NotInReview()
    end(contribution, outcome=Contribution.Outcome.WITHDRAWN, user=user)
    record(kind=ThreadEvent.Kind.WITHDRAWN, contribution=contribution, actor=user)
    return contribution


def end(contribution: Contribution, *, outcome: str, user, **fields) -> None:
    """Close a locked contribution without publication, and take its text off its page.

    A page that was made for it and was never live goes; the live text of any other is the newest
    again, so that no editor carries on with words that were taken back.
    """
    close(contribution, outcome=outcome, **fields)
    state = contribution.workflow_state
    if state and state.status in GOING_ON:
        state.cancel(user=user)
    leave(contribution)
    page = lock_page(contribution)
    if page and contribution.makes_a_page and page.first_published_at is None:
        DeletePageAction(page, user=user).execute(skip_permission_checks=True)
        contribution.refresh_from_db()
