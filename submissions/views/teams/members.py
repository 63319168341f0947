"""Who belongs to a team, and what happened to it."""

from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from ...actions import teams as actions
from ...caring import stale
from ...forms.teams import InviteForm, RoleForm, SureForm
from ...history import history_of
from ...models import Membership, Team
from ...rights import Right, Role
from ...roles import ROLE_WORDS
from ...sentences import sentence
from ..access import show
from .common import members_of, own_membership, page_of_team, show_below, to_team

EVENTS_SHOWN = 30


@page_of_team(Right.VIEW)
def team(request: HttpRequest, team: Team) -> HttpResponse:
    """Show the team: page, members, invitations, and what there is to do."""
    return team_home(request, team)


def team_home(
    request: HttpRequest,
    team: Team,
    *,
    status: int = HTTPStatus.OK,
    invite: InviteForm | None = None,
) -> HttpResponse:
    """Draw the team's page; `invite` is the form as somebody filled it in."""
    me = own_membership(request, team)
    people = list(members_of(team))
    may_manage = me.may(Right.MANAGE)
    return show(
        request,
        "teams/team",
        title=team.name,
        status=status,
        team=team,
        me=me,
        members=people,
        owners=sum(person.role == Role.OWNER for person in people),
        may_manage=may_manage,
        may_confirm=me.may(Right.SUBMIT),
        invitations=team.invitations.unanswered() if may_manage else [],
        form=invite or InviteForm(initial={"role": Role.CONTRIBUTOR}),
        is_stale=stale(timezone.now()).filter(pk=team.pk).exists(),
        roles=ROLE_WORDS.items(),
        saved=saved_words(request.GET.get("saved", "")),
    )


def saved_words(key: str) -> str:
    """Give the sentence about what was just done, or nothing."""
    words = {
        "joined": _("Welcome to the team."),
        "invited": _("The invitation is on its way."),
        "revoked": _("The invitation is taken back; its link leads nowhere now."),
        "role": _("The role is changed."),
        "removed": _("The member is removed."),
        "handed": _("The team has a new owner."),
        "confirmed": _("Thank you. The page says that it was confirmed today."),
        "steward": _("The steward is named."),
    }
    return words.get(key, "")


@page_of_team(Right.MANAGE)
def member(request: HttpRequest, team: Team, pk: int) -> HttpResponse:
    """Change somebody's role."""
    person = _member(team, pk)
    form = RoleForm(request.POST or None, initial={"role": person.role})
    if request.method != "POST":
        return _member_page(request, team, person, form)
    if not form.is_valid():
        return _member_page(request, team, person, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        actions.change_role(membership=person, role=form.cleaned_data["role"], by=request.user)
    except actions.LastOwner:
        form.add_error("role", _("A team needs an owner: make somebody else an owner first."))
        return _member_page(request, team, person, form, HTTPStatus.CONFLICT)
    return to_team(team, "role")


@page_of_team(Right.MANAGE)
def remove(request: HttpRequest, team: Team, pk: int) -> HttpResponse:
    """Take somebody out of the team, after asking once more."""
    person = _member(team, pk)
    form = SureForm(request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                actions.remove(membership=person, by=request.user)
            except actions.LastOwner:
                form.add_error(None, _("A team needs an owner: make somebody else one first."))
                status = HTTPStatus.CONFLICT
            else:
                return to_team(team, "removed")
    title = _("Remove %(person)s from the team?") % {"person": person.user}
    return show_below(request, "remove", team, title=title, status=status, person=person, form=form)


@page_of_team(Right.VIEW)
def history(request: HttpRequest, team: Team) -> HttpResponse:
    """Show what happened to the team, newest first."""
    found = Paginator(history_of(team), EVENTS_SHOWN).get_page(request.GET.get("page"))
    for event in found:
        event.words = sentence(event)
    return show_below(request, "history", team, title=_("History of the team"), page_obj=found)


def _member(team: Team, pk: int) -> Membership:
    return get_object_or_404(members_of(team), pk=pk)


def _member_page(
    request, team: Team, person: Membership, form: RoleForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    return show_below(
        request,
        "member",
        team,
        title=str(person.user),
        status=status,
        person=person,
        form=form,
        roles=ROLE_WORDS.items(),
    )
