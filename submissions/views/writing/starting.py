"""Choosing what to write; giving up a draft."""

from http import HTTPStatus
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from sparks.core.posts import SeeOther

from ...actions import writing
from ...models import Contribution, Team
from ...models.contributions import OPEN_STATES, WITH_TEAM
from ...refusals import NotWithTeam
from ...rights import Right
from ...shapes import shape_of
from ..access import contribution_page, show, team_page
from .common import closed, title_of

FOUND = 20
Kind, PageType = Contribution.Kind, Contribution.PageType


@team_page(Right.WRITE)
def start(request: HttpRequest, team: Team) -> HttpResponse:
    """Show what a team can write, or begin it."""
    if request.method == "POST" and (text := _begin(request, team)):
        return SeeOther(reverse("submissions:edit", args=[text.key]))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    return show(
        request,
        "writing/start",
        title=_("What do you want to write?"),
        status=status,
        team=team,
        new=_new() if team.project_id else [],
        with_team=WITH_TEAM,
        own=_own_pages(team),
        open_texts=team.contributions.with_state().filter(derived_state__in=OPEN_STATES)[:50],
        q=words,
        recommendations=_recommendations(words) if team.project_id and words else [],
    )


@contribution_page(Right.WRITE)
def discard(request: HttpRequest, text: Contribution) -> HttpResponse:
    """Ask whether a draft should go, or delete it."""
    if request.method != "POST":
        return show(request, "writing/discard", title=title_of(text), text=text, team=text.team)
    try:
        writing.discard(contribution=text, user=request.user)
    except (NotWithTeam, ValidationError):
        return closed(request, text)
    return SeeOther(reverse("submissions:start", args=[text.team.key]))


def _new() -> list[tuple[PageType, str]]:
    """Give what can be written beside the project's page, each with what it is for."""
    return [
        (PageType.ARTICLE, _("Something happened, or you have found something out.")),
        (PageType.EVENT, _("Something will happen, and people may come.")),
        (PageType.RESOURCE, _("A report, a tool or a training that others can use.")),
    ]


def _begin(request: HttpRequest, team: Team) -> Contribution | None:
    page_type, number = request.POST.get("page_type", ""), request.POST.get("page", "")
    if page_type not in PageType.values:
        return None
    page = None
    if number:
        is_number = number.isascii() and number.isdecimal() and len(number) < 10
        page = Page.objects.filter(pk=number).first() if is_number else None
        if page is None:
            return None
    if page is None and page_type == PageType.FOLLOW_UP:
        return None
    kind = Kind.UPDATE if page else Kind.CREATE
    try:
        item = UUID(asked) if (asked := request.POST.get("item")) else None
        return writing.start(
            team=team, user=request.user, page_type=page_type, kind=kind, page=page, item=item
        )
    except (PermissionDenied, ValueError):
        return None


def _own_pages(team: Team) -> list[tuple[str, Page]]:
    """Give (type, page) of the public pages that the team may change."""
    begun = team.contributions.filter(kind=Kind.CREATE, page__live=True).select_related("page")
    others = [(PageType(text.page_type), text.page) for text in begun.exclude(page=team.project_id)]
    return [(PageType.PROJECT, team.project), *others] if team.project_id else others


def _recommendations(words: str):
    model = shape_of(PageType.FOLLOW_UP).model
    return model.objects.live().filter(title__icontains=words).order_by("title")[:FOUND]
