"""What was sent, when and by whom; what changed between two of them; going back."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sparks.core.posts import SeeOther

from ...actions import writing
from ...models import Contribution, Team
from ...refusals import NotWithTeam
from ...rights import Right
from ...shapes import shape_of
from ..access import contribution_page, show
from .common import closed, is_open, name_of, title_of

NOW = "now"


@dataclass(frozen=True)
class Earlier:
    """Words of before: a version that was sent, or a draft that was kept aside on going back."""

    name: str
    label: str
    payload: dict
    by: str
    at: datetime
    note: str
    url: str


@contribution_page(Right.VIEW)
def versions(request: HttpRequest, text: Contribution) -> HttpResponse:
    """List the versions and the drafts kept aside, and compare two of them."""
    sent, kept = _sent(text), _kept(text)
    payloads = {"base": text.base_payload, NOW: text.payload}
    payloads |= {each.name: each.payload for each in (*sent, *kept)}
    old = request.GET.get("from", sent[-1].name if sent else "base")
    new = request.GET.get("to", NOW)
    if old not in payloads or new not in payloads:
        raise Http404
    named = [(each.name, each.label) for each in (*sent, *kept)]
    return show(
        request,
        "writing/versions",
        title=_("Versions of “%(title)s”") % {"title": title_of(text)},
        text=text,
        team=text.team,
        sent=sent[::-1],
        kept=kept[::-1],
        old=old,
        new=new,
        choices=[("base", _("As you began")), *named, (NOW, _("As it is now"))],
        diffs=shape_of(text.page_type).diff(payloads[old], payloads[new]),
    )


@contribution_page(Right.VIEW)
def version(request: HttpRequest, text: Contribution, number: int) -> HttpResponse:
    """Show one version; POST brings its words back into the working copy."""
    if request.method == "POST":
        return _restore(request, text, number=number)
    return _one(request, text, _sent(text), str(number))


@contribution_page(Right.VIEW)
def kept_draft(request: HttpRequest, text: Contribution, pk: int) -> HttpResponse:
    """Show a draft that was kept aside; POST brings its words back."""
    if request.method == "POST":
        return _restore(request, text, kept=pk)
    return _one(request, text, _kept(text), f"kept-{pk}")


def _one(request, text: Contribution, those: list[Earlier], name: str) -> HttpResponse:
    found = next((each for each in those if each.name == name), None)
    if found is None:
        raise Http404
    fields = shape_of(text.page_type).by_name
    told = [(field.label, field.words(found.payload.get(name))) for name, field in fields.items()]
    writers = Team.objects.of(request.user, Right.WRITE)
    return show(
        request,
        "writing/version",
        title=_("%(version)s of “%(title)s”") % {"version": found.label, "title": title_of(text)},
        text=text,
        team=text.team,
        version=found,
        told=[(label, words) for label, words in told if words],
        may_restore=is_open(text) and writers.filter(pk=text.team_id).exists(),
        is_same=text.payload | found.payload == text.payload,
    )


def _restore(request: HttpRequest, text: Contribution, **which) -> HttpResponse:
    there = _sent(text) if "number" in which else _kept(text)
    name = str(which.get("number") or f"kept-{which.get('kept')}")
    if name not in {each.name for each in there}:
        raise Http404
    try:
        writing.restore(contribution=text, user=request.user, **which)
    except NotWithTeam:
        return closed(request, text)
    return SeeOther(reverse("submissions:edit", args=[text.key]))


def _sent(text: Contribution) -> list[Earlier]:
    return [
        Earlier(
            str(each.number),
            _("Version %(number)s") % {"number": each.number},
            each.payload,
            name_of(each.created_by),
            each.created_at,
            each.note,
            reverse("submissions:version", args=[text.key, each.number]),
        )
        for each in text.versions.select_related("created_by")
    ]


def _kept(text: Contribution) -> list[Earlier]:
    return [
        Earlier(
            f"kept-{each.pk}",
            _("Draft of %(when)s") % {"when": date_format(localtime(each.created_at), "j M, H:i")},
            each.data["draft"],
            name_of(each.actor),
            each.created_at,
            "",
            reverse("submissions:kept_draft", args=[text.key, each.pk]),
        )
        for each in writing.drafts_kept(text).select_related("actor")
    ]
