"""Leaving a team, and handing it over."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sparks.core.frame import frame_for
from sparks.core.posts import SeeOther

from ...actions import teams as actions
from ...forms.teams import HandOverForm, SureForm
from ...models import Team
from ...rights import Right, Role
from .common import members_of, own_membership, page_of_team, show_below, to_team


@page_of_team(Right.VIEW)
def leave(request: HttpRequest, team: Team) -> HttpResponse:
    """Ask once more, then leave; the only owner is led to handing over."""
    form = SureForm(request.POST or None)
    status, is_last = HTTPStatus.OK, _is_last_owner(request, team)
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                actions.leave(team=team, user=request.user)
            except actions.LastOwner:
                status, is_last = HTTPStatus.CONFLICT, True
            else:
                return SeeOther(frame_for(request).home_url)
    title = _("Leave the team?")
    return show_below(request, "leave", team, title=title, status=status, form=form, last=is_last)


@page_of_team(Right.MANAGE)
def hand_over(request: HttpRequest, team: Team) -> HttpResponse:
    """Make somebody else the owner in one's own place."""
    others = members_of(team).exclude(user=request.user).filter(user__is_active=True)
    form = HandOverForm(request.POST or None, members=others)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            cleaned = form.cleaned_data
            actions.hand_over(membership=cleaned["member"], by=request.user, role=cleaned["role"])
            return to_team(team, "handed")
    title = _("Hand the team over")
    return show_below(
        request,
        "hand_over",
        team,
        title=title,
        status=status,
        form=form,
        has_others=others.exists(),
    )


def _is_last_owner(request: HttpRequest, team: Team) -> bool:
    owners = members_of(team).filter(role=Role.OWNER, user__is_active=True)
    is_owner = own_membership(request, team).role == Role.OWNER
    return is_owner and not owners.exclude(user=request.user).exists()
