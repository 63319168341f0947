"""Taking hold of a contribution before it changes."""

from wagtail.models import TaskState

from ..models import Contribution
from ..models.contributions import State
from ..refusals import NotInReview


def locked(contribution: Contribution) -> Contribution:
    """Give the contribution as it is now, its row locked until the transaction ends.

    It is read once more after the lock: PostgreSQL gives rows that were waited for anew, but not
    what is joined to them, so that the state would be neither the old nor the new one.
    """
    Contribution.objects.select_for_update().get(pk=contribution.pk)
    rows = Contribution.objects.with_state()
    return rows.select_related("team", "page", "workflow_state").get(pk=contribution.pk)


def in_review(contribution: Contribution) -> tuple[Contribution, TaskState]:
    """Give the locked contribution with what editors have to answer; raises NotInReview."""
    contribution = locked(contribution)
    if contribution.state != State.IN_REVIEW:
        raise NotInReview()
    return contribution, contribution.workflow_state.current_task_state
