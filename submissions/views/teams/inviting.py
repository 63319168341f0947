"""Inviting people, and taking invitations back."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ...actions import invitations as actions
from ...actions.teams import AlreadyMember
from ...forms.teams import InviteForm
from ...limits import INVITATIONS, INVITED
from ...models import Team
from ...rights import Right
from ..answers import later
from .common import page_of_team, to_team
from .members import team_home


@page_of_team(Right.MANAGE)
def invite(request: HttpRequest, team: Team) -> HttpResponse:
    """Invite an address; the answer is the same whether it has an account or not."""
    if request.method != "POST":
        return to_team(team)
    return _invite(request, team, InviteForm(request.POST))


@page_of_team(Right.MANAGE)
def resend(request: HttpRequest, team: Team, pk: int) -> HttpResponse:
    """Send an invitation again, with a new link and fourteen days more."""
    if request.method != "POST":
        return to_team(team)
    found = get_object_or_404(team.invitations.unanswered(), pk=pk)
    return _invite(request, team, InviteForm({"email": found.email, "role": found.role}))


@page_of_team(Right.MANAGE)
def revoke(request: HttpRequest, team: Team, pk: int) -> HttpResponse:
    """Take an invitation back."""
    if request.method != "POST":
        return to_team(team)
    actions.revoke(invitation=get_object_or_404(team.invitations, pk=pk), by=request.user)
    return to_team(team, "revoked")


def _invite(request: HttpRequest, team: Team, form: InviteForm) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_valid():
        email, role = form.cleaned_data["email"], form.cleaned_data["role"]
        if seconds := INVITATIONS.hit(str(team.key)) or INVITED.hit(email):
            form.add_error(None, later(seconds))
            status = HTTPStatus.TOO_MANY_REQUESTS
        else:
            try:
                actions.invite(team=team, email=email, role=role, by=request.user)
            except AlreadyMember:
                form.add_error("email", _("This person is in the team already."))
            else:
                return to_team(team, "invited")
    return team_home(request, team, status=status, invite=form)
