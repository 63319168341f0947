"""What the pages of one team share."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sparks.core.frame import frame_for
from sparks.core.posts import SeeOther

from ...actions.teams import TeamEnded
from ...models import Membership, Team
from ...rights import Right
from ..access import show, team_page


def page_of_team(right: Right) -> Callable:
    """Make a view a page of one team; what ends meanwhile is answered like what never was."""

    def decorate(view: Callable) -> Callable:
        @team_page(right)
        @wraps(view)
        def wrapper(request: HttpRequest, team: Team, **kwargs) -> HttpResponse:
            try:
                return view(request, team, **kwargs)
            except TeamEnded as ended:
                raise Http404 from ended

        return wrapper

    return decorate


def team_url(team: Team, name: str = "team", *args) -> str:
    return reverse(f"submissions:{name}", args=[team.key, *args])


def to_team(team: Team, saved: str = "") -> HttpResponse:
    """Lead to the team's page after a form; `saved` says which sentence stands there."""
    return SeeOther(f"{team_url(team)}?saved={saved}" if saved else team_url(team))


def members_of(team: Team):
    """Give who belongs to a team today: the first to come first."""
    return team.memberships.filter(ended_at=None).select_related("user").order_by("joined_at", "pk")


def own_membership(request: HttpRequest, team: Team) -> Membership:
    return team.memberships.get(user=request.user, ended_at=None)


def show_below(
    request: HttpRequest, template: str, team: Team, *, title: str, **context
) -> HttpResponse:
    """Draw a page below the team's own one."""
    trail = [
        (_("Home"), frame_for(request).home_url),
        (team.name, team_url(team)),
    ]
    return show(request, f"teams/{template}", title=title, breadcrumbs=trail, team=team, **context)
