"""Taking in what editors changed on the page since the team began."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sparks.core.posts import SeeOther

from ...actions import writing
from ...models import Contribution
from ...refusals import NotWithTeam
from ...rights import Right
from ...shapes import shape_of
from ..access import contribution_page, show
from .common import closed, is_open


@contribution_page(Right.WRITE)
def merge(request: HttpRequest, text: Contribution) -> HttpResponse:
    """Show what the page says now beside what the team wrote, and take the choices."""
    if not text.page_id:
        raise Http404
    if not is_open(text):
        return closed(request, text)
    status, choices = HTTPStatus.OK, {}
    if request.method == "POST":
        names = shape_of(text.page_type).fields
        choices = {name: request.POST.get(f"choice-{name}", "") for name in names}
        try:
            seen = request.POST.get("seen", "")
            writing.rebase_draft(contribution=text, user=request.user, choices=choices, seen=seen)
        except NotWithTeam:
            return closed(request, text)
        except writing.Outdated as outdated:
            text, status = outdated.current, HTTPStatus.CONFLICT
        else:
            return SeeOther(reverse("submissions:edit", args=[text.key]))
    return _page(request, text, choices, status)


def _page(request, text: Contribution, choices: dict[str, str], status: int) -> HttpResponse:
    """Show the choices; `choices` are those made so far, for the page as it was shown before."""
    shape = shape_of(text.page_type)
    live = shape.payload_of(text.page.specific, item=text.item)
    merged = shape.merge(text.base_payload, text.payload, live)
    sight = writing.sight_of(text, live)
    is_same = request.POST.get("seen") == sight
    return show(
        request,
        "writing/merge",
        title=_("The page has changed meanwhile"),
        status=HTTPStatus.UNPROCESSABLE_ENTITY if choices and is_same else status,
        text=text,
        team=text.team,
        seen=sight,
        is_missing=bool(choices) and is_same,
        has_moved_on=bool(choices) and not is_same,
        both=[
            (
                name,
                shape.field_diff(name, live.get(name), text.payload.get(name)),
                choices.get(name) if is_same else "",
            )
            for name in merged.conflicts
        ],
        taken=[shape.label(name) for name in merged.theirs],
    )
