"""Who may do what with teams' texts in the admin. Roles get rights in sparks.accounts.roles."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from ..models import Contribution
from ..permissions import demand_reviewer

READ = "submissions.view_contribution"  # the queue, the conversation and the reports
WORK = "submissions.change_contribution"  # take on, give, comment; with publish rights, decide


class Needs:
    """A view that asks for one right before anything else."""

    needs = READ

    def setup(self, request, *args, **kwargs):
        if not request.user.has_perm(self.needs):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)


def sent() -> QuerySet[Contribution]:
    """Give what teams have sent at some time; drafts that nobody sent are their own business."""
    return Contribution.objects.with_state().filter(~Q(submitted_at=None) | ~Q(workflow_state=None))


def contribution_for(user, pk: int) -> Contribution:
    """Give a text that was sent, with its state and people; raises Http404 or PermissionDenied."""
    if not user.has_perm(READ):
        raise PermissionDenied
    people = ("team", "page", "assignee", "created_by", "workflow_state", "reviewed_revision")
    return get_object_or_404(sent().select_related(*people), pk=pk)


def may_work_on(user, contribution: Contribution) -> bool:
    """Say whether somebody may take a text on, give it to a colleague and comment."""
    page = contribution.page and contribution.page.specific
    rights = user.has_perm(WORK)
    return rights and bool(page) and page.permissions_for_user(user).can_edit()


def may_decide(user, contribution: Contribution) -> bool:
    """Say whether somebody may approve, decline, ask for changes: see `submissions.permissions`."""
    try:
        demand_reviewer(contribution, user)
    except PermissionDenied:
        return False
    return user.has_perm(WORK)
