"""Asking the editors to take a page of the team's down."""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.models import Page

from ...actions.submitting import ask_to_unpublish
from ...forms.portal import ReasonForm
from ...models import Contribution, Team
from ...refusals import Refused
from ...rights import Right
from ..access import show, team_page
from .text import to_text


@team_page(Right.VIEW)
def pages(request: HttpRequest, team: Team) -> HttpResponse:
    """List the team's public pages."""
    membership = team.memberships.current().get(user=request.user)
    return show(
        request,
        "portal/pages",
        title=_("Our pages"),
        team=team,
        pages=pages_of(team).order_by("title"),
        may_manage=membership.may(Right.MANAGE),
    )


@team_page(Right.MANAGE)
def take_down(request: HttpRequest, team: Team, pk: int) -> HttpResponse:
    """Ask for the reason, then hand the wish to the editors."""
    page = get_object_or_404(pages_of(team), pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                asked = ask_to_unpublish(
                    team=team, page=page, user=request.user, reason=form.cleaned_data["reason"]
                )
            except ValidationError as error:
                form.add_error("reason", error.messages)
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = HTTPStatus.CONFLICT
            else:
                return to_text(asked)
    title = _("Take a page down")
    return show(
        request,
        "portal/take_down",
        title=title,
        status=status,
        team=team,
        page_down=page,
        form=form,
    )


def pages_of(team: Team):
    """Give the live pages that are the team's project or came of its texts."""
    reviewed = team.contributions.filter(reviewed_revision__isnull=False)
    own = reviewed.exclude(page_type=Contribution.PageType.FOLLOW_UP)
    mine = Q(pk__in=own.values("page")) | Q(pk=team.project_id)
    return Page.objects.live().filter(mine)
