"""What a team does with a text that editors have, or have given back: tick off, take back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ...actions.changes import mark_done
from ...actions.withdrawing import withdraw as take_back
from ...models import Contribution
from ...refusals import Refused
from ...rights import Right
from ..access import contribution_page, show
from .text import conflict, to_text


@contribution_page(Right.WRITE)
def tick(request: HttpRequest, contribution: Contribution, pk: int) -> HttpResponse:
    """Tick off what editors asked for, or take the tick back."""
    change = get_object_or_404(contribution.requested_changes, pk=pk)
    if request.method == "POST":
        mark_done(change=change, user=request.user, done=bool(request.POST.get("done")))
    return to_text(contribution, "#checklist-title")


@contribution_page(Right.SUBMIT)
def withdraw(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Ask, then take a text back from the editors."""
    if request.method != "POST":
        return show(
            request,
            "portal/withdraw",
            title=_("Take it back?"),
            contribution=contribution,
            team=contribution.team,
        )
    try:
        take_back(contribution=contribution, user=request.user)
    except Refused as refusal:
        return conflict(request, contribution, str(refusal))
    return to_text(contribution)
