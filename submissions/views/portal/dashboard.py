"""The first page after signing in: what waits for whom."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ...overview import invitations_for, overviews_of, requests_of
from ..access import portal_page, show


@portal_page
def portal(request: HttpRequest) -> HttpResponse:
    """Show each of somebody's teams, or the ways into one."""
    overviews = overviews_of(request.user)
    return show(
        request,
        "portal/dashboard",
        title=_("Your overview"),
        overviews=overviews,
        invitations=list(invitations_for(request.user)),
        requests=list(requests_of(request.user)),
    )
