"""Who may do what with a contribution: members by their role, editors by their page rights.

| who                              | may                                         |
|----------------------------------|---------------------------------------------|
| may edit the page                | claim, assign, comment                      |
| may publish it, not of that team | approve, ask for changes, decline           |
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from .models import Contribution, Membership, Team
from .rights import Right


def demand(contribution_or_team, user, right: Right) -> None:
    """Raise PermissionDenied unless `user` is in the team and has `right` there today."""
    team = getattr(contribution_or_team, "team", contribution_or_team)
    if not (user.is_active and Team.objects.of(user, right).filter(pk=team.pk).exists()):
        raise PermissionDenied(_("Your role in the team does not allow this."))


def demand_editor(contribution: Contribution, user) -> None:
    """Raise PermissionDenied unless `user` may edit the page."""
    page = contribution.page
    if page is None or not page.specific.permissions_for_user(user).can_edit():
        raise PermissionDenied(_("Only editors may do this."))


def demand_reviewer(contribution: Contribution, user) -> None:
    """Raise PermissionDenied unless `user` may publish the page, and is not of the team."""
    demand_to_publish(contribution.page and contribution.page.specific, user)
    if Membership.objects.current().filter(team=contribution.team_id, user=user).exists():
        raise PermissionDenied(_("Somebody else has to review what your own team sends."))


def demand_to_publish(page, user) -> None:
    """Raise PermissionDenied unless `user` may publish `page`, the specific one."""
    if page is None or not page.permissions_for_user(user).can_publish():
        raise PermissionDenied(_("Only those who may publish this page may do this."))
