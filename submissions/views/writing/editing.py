"""The form of a section: saving, saving by itself, and what two people changed at once."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from sparks.core.posts import SeeOther

from ...actions import writing
from ...forms.writing import SectionForm
from ...models import Contribution
from ...refusals import NotWithTeam
from ...rights import Right
from ...shapes import Section, shape_of
from ...wording import remarks_on
from ..access import contribution_page, show
from .common import closed, is_open, name_of, steps, title_of


@contribution_page(Right.WRITE)
def edit(request: HttpRequest, text: Contribution) -> HttpResponse:
    """Lead to the first section that is not complete."""
    if not is_open(text):
        return closed(request, text)
    found = steps(text)
    return redirect(next((step.url for step in found if step.state != "done"), found[0].url))


@contribution_page(Right.WRITE)
def edit_section(request: HttpRequest, text: Contribution, section: str) -> HttpResponse:
    """Show a section, or take what was written in it."""
    found = next((s for s in shape_of(text.page_type).sections if s.slug == section), None)
    if found is None:
        raise Http404
    if not is_open(text):
        return _refused_while_closed(request, text)
    if request.method != "POST":
        return _page(request, text, found, _fresh(text, found))
    form = SectionForm.posted(request.POST, contribution=text, section=found)
    if button := request.POST.get("step"):
        return _again(request, text, found, form.stepped(button), HTTPStatus.OK)
    chosen = {name: request.POST.get(f"choice-{name}") for name in form.mine}
    if not form.is_valid() or not set(chosen.values()) <= {"mine", "theirs"}:
        return _wrong(request, text, found, form)
    try:
        return _save(request, text, found, form, chosen)
    except writing.Outdated as outdated:
        return _conflict(request, found, form, outdated)
    except NotWithTeam:
        return _refused_while_closed(request, text)


def _save(
    request, text: Contribution, section: Section, form: SectionForm, chosen: dict[str, str]
) -> HttpResponse:
    changes = form.changes()
    # What was chosen to be theirs on the page with both versions is no change of ours.
    changes |= {name: form.base.get(name) for name in chosen if chosen[name] == "theirs"}
    version = request.POST.get("version", "")
    saved = writing.save(
        contribution=text,
        user=request.user,
        version=int(version) if version.isascii() and version[:9].isdecimal() else 0,
        changes=changes,
        base=form.base if form.has_base else None,
    )
    shape = shape_of(text.page_type)
    other = [
        shape.label(name)
        for name, value in form.base.items()
        if name in changes and changes[name] == value and saved.payload.get(name) != value
    ]
    note = _together(saved, other) if other else ""
    if _wants_json(request):
        at = _("Saved %(time)s") % {"time": time_format(timezone.localtime(), "H:i")}
        base = form.signed(changes)
        return JsonResponse({"version": saved.version, "base": base, "words": note or at})
    url = _next(text, section) if "next" in request.POST else request.path
    return SeeOther(f"{url}?saved={'merged' if note else '1'}")


def _conflict(request, section: Section, form, outdated: writing.Outdated) -> HttpResponse:
    current, shape = outdated.current, shape_of(outdated.current.page_type)
    who = name_of(current.changed_by)
    if _wants_json(request):
        words = _("%(who)s changed the same words meanwhile. Press Save to see both.")
        return JsonResponse({"words": words % {"who": who}}, status=HTTPStatus.CONFLICT)
    theirs = current.payload
    base = {field.name: theirs.get(field.name) for field in section.fields}
    mine = {name: outdated.merged.get(name) for name in outdated.conflicts}
    current.payload = outdated.merged
    shown = SectionForm(contribution=current, section=section, base=theirs)
    return _page(
        request,
        current,
        section,
        shown,
        base=shown.signed(base),
        mine=shown.signed(mine),
        both=_both(shape, base, mine, {}),
        who=who,
        status=HTTPStatus.CONFLICT,
    )


def _both(shape, theirs: dict, mine: dict, chosen) -> list[tuple]:
    """Give (how they differ, name, what was chosen so far) for fields that two people changed."""
    return [
        (shape.field_diff(name, theirs.get(name), mine[name]), name, chosen.get(f"choice-{name}"))
        for name in mine
    ]


def _page(
    request: HttpRequest, text: Contribution, section: Section, form, *, base: str = "", **more
) -> HttpResponse:
    saved = request.GET.get("saved", "")
    return show(
        request,
        "writing/section",
        title=title_of(text),
        lead=f"{text.get_page_type_display()}, {text.state.label}",
        text=text,
        team=text.team,
        section=section,
        form=form,
        base=base or form.signed({f.name: text.payload.get(f.name) for f in section.fields}),
        steps=steps(text, section),
        asked=text.requested_changes.open().filter(field__in=[f.name for f in section.fields]),
        saved={
            "1": _("Saved."),
            "merged": _("Saved. Somebody else changed other fields meanwhile; both are kept."),
        }.get(saved, ""),
        remarks=remarks_on(text, section),
        needed=[field.name for field in section.fields if field.needed],
        **more,
    )


def _wrong(request, text: Contribution, section: Section, form: SectionForm) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if _wants_json(request):
        words = _("Not saved yet: please check what is marked when you press Save.")
        return JsonResponse({"words": words}, status=status)
    return _again(request, text, section, form, status, is_undecided=bool(form.mine))


def _again(request, text: Contribution, section: Section, form, status: int, **more):
    """Show a form as it was sent, with both versions where those were shown."""
    shape = shape_of(text.page_type)
    return _page(
        request,
        text,
        section,
        form,
        base=request.POST.get("base", ""),
        mine=request.POST.get("mine", "") if form.mine else "",
        both=_both(shape, form.base, form.mine, request.POST),
        who=_("Somebody else"),
        is_unsaved=True,
        status=status,
        **more,
    )


def _refused_while_closed(request, text: Contribution) -> HttpResponse:
    if _wants_json(request):
        words = _("Not saved: the editors have this text now.")
        return JsonResponse({"words": words}, status=HTTPStatus.CONFLICT)
    return closed(request, text)


def _fresh(text: Contribution, section: Section) -> SectionForm:
    return SectionForm(contribution=text, section=section, base=text.payload)


def _next(text: Contribution, section: Section) -> str:
    sections = shape_of(text.page_type).sections
    place = sections.index(section) + 1
    if place == len(sections):
        return reverse("submissions:preview", args=[text.key])
    return reverse("submissions:edit_section", args=[text.key, sections[place].slug])


def _together(saved: Contribution, labels: list[str]) -> str:
    words = _("%(who)s changed “%(what)s” meanwhile; both are kept. Reload to see it.")
    return words % {"who": name_of(saved.changed_by), "what": ", ".join(labels)}


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"
