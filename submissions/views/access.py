"""Who may open which page of the portal. What is not one's own does not exist: 404, never 403."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sparks.core.frame import frame_for
from sparks.core.routing import find_site
from sparks.core.seo import Seo

from ..models import Contribution, Team
from ..rights import Right


def portal_page(view: Callable) -> Callable:
    """Make a view a page for people who are signed in; nobody keeps or lists what it answers."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        find_site(request)
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return wrapper


def team_page(right: Right) -> Callable:
    """Make a view a page of one team, for members with `right`; the view takes the team."""

    def decorate(view: Callable) -> Callable:
        @portal_page
        @wraps(view)
        def wrapper(request: HttpRequest, team_key, **kwargs) -> HttpResponse:
            team = get_object_or_404(Team.objects.of(request.user, right), key=team_key)
            return view(request, team, **kwargs)

        return wrapper

    return decorate


def contribution_page(right: Right) -> Callable:
    """Make a view a page of one contribution, for members of its team with `right`."""

    def decorate(view: Callable) -> Callable:
        @portal_page
        @wraps(view)
        def wrapper(request: HttpRequest, key, **kwargs) -> HttpResponse:
            own = Contribution.objects.with_state().select_related("team", "page")
            teams = Team.objects.of(request.user, right)
            return view(request, get_object_or_404(own.of_teams(teams), key=key), **kwargs)

        return wrapper

    return decorate


def show(
    request: HttpRequest, template: str, *, title: str, status: int = HTTPStatus.OK, **context
) -> HttpResponse:
    """Draw a page of the portal in the site's frame; `template` without folder and ending."""
    context = {
        "breadcrumbs": _above(request),
        "seo": Seo(title=title, robots="noindex"),
        "without_sign_up": True,
        **context,
    }
    return render(request, f"submissions/{template}.html", context, status=status)


def _above(request: HttpRequest) -> list[tuple[str, str]]:
    """Give the pages above one as (name, address): the overview is above all of the portal."""
    overview = reverse("submissions:portal")
    is_below = request.path.startswith(overview) and request.path != overview
    home = (_("Home"), frame_for(request).home_url)
    return [home, (_("Your overview"), overview)] if is_below else [home]
