"""Who may do what at the desk. Roles get these rights in sparks.accounts.roles."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from ..models import IssuePage, Mailing

SEND = "newsletter.send_mailing"
READ_PEOPLE = "newsletter.view_subscriber"
CHANGE_PEOPLE = "newsletter.change_subscriber"
ERASE_PEOPLE = "newsletter.delete_subscriber"
IMPORT_PEOPLE = "newsletter.add_subscriber"
READ_SUPPRESSED = "newsletter.view_suppression"
SUPPRESS = "newsletter.add_suppression"
LIFT = "newsletter.delete_suppression"


class Needs:
    """A view that asks for one right before anything else."""

    needs = ""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.needs):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def may_work_on(user, issue: IssuePage) -> bool:
    """Say whether somebody may open the sending page of an issue: who writes it, and who sends."""
    return user.has_perm(SEND) or issue.permissions_for_user(user).can_edit()


def issue_for(user, pk: int) -> IssuePage:
    """Give an issue with its mailing; raises Http404 or PermissionDenied."""
    issue = get_object_or_404(IssuePage.objects.select_related("locale"), pk=pk)
    if not may_work_on(user, issue):
        raise PermissionDenied
    return issue


def mailing_of(issue: IssuePage) -> Mailing | None:
    """Give the mailing of an issue, whichever of its language variants it was planned from."""
    people = Mailing.objects.select_related("requested_by", "approved_by", "issue__locale")
    return people.filter(issue__translation_key=issue.translation_key).first()
