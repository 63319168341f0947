"""“We work on this”: from the page of a recommendation to the form of one's team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ...models import Contribution, Team
from ...rights import Right
from ...shapes import shape_of
from ..access import portal_page, show


@portal_page
def work_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer each of somebody's teams to say what it does, or to change what it said."""
    model = shape_of(Contribution.PageType.FOLLOW_UP).model
    recommendation = get_object_or_404(model.objects.live().public(), pk=pk)
    mine = Team.objects.of(request.user, Right.WRITE)
    teams = list(mine.filter(project__isnull=False).order_by("name"))
    said = list(recommendation.follow_ups.filter(project__in=[team.project_id for team in teams]))
    return show(
        request,
        "writing/work_on",
        title=_("We work on this"),
        recommendation=recommendation,
        teams=[
            (team, [each for each in said if each.project_id == team.project_id]) for team in teams
        ],
        without_page=mine.filter(project__isnull=True),
    )
