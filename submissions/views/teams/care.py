"""Is the page still right? And what when the project ends?"""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ...actions import care as actions
from ...actions.teams import name_steward
from ...caring import closes_on, grace, stage_of
from ...forms.teams import StewardForm
from ...models import Team
from ...outputs import checklist, resources_of
from ...rights import Right
from .common import own_membership, page_of_team, show_below, to_team


@page_of_team(Right.SUBMIT)
def confirm(request: HttpRequest, team: Team) -> HttpResponse:
    """Take the press of “Yes, it is right”."""
    if request.method != "POST":
        return to_team(team)
    try:
        actions.confirm_page(team=team, by=request.user)
    except actions.NothingLive:
        return to_team(team)
    return to_team(team, "confirmed")


@page_of_team(Right.VIEW)
def ending(request: HttpRequest, team: Team) -> HttpResponse:
    """Guide through what a project leaves behind; an owner names the steward here."""
    member = own_membership(request, team)
    may_manage = member.may(Right.MANAGE)
    form = StewardForm(request.POST or None, initial={"steward": team.steward})
    if request.method == "POST":
        if not may_manage:
            raise PermissionDenied
        if form.is_valid():
            name_steward(team=team, steward=form.cleaned_data["steward"], by=request.user)
            return to_team(team, "steward")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    resources = resources_of(team) if team.project else []
    has_end = bool(team.project and team.project.end_on)
    return show_below(
        request,
        "ending",
        team,
        title=_("When the project ends"),
        status=status,
        form=form,
        may_manage=may_manage,
        may_write=member.may(Right.WRITE),
        resources=resources,
        points=checklist(team, resources, timezone.now()) if team.project else [],
        stage=stage_of(team, timezone.localdate()),
        closes_on=closes_on(team) if has_end else None,
        grace_days=grace().days,
    )
