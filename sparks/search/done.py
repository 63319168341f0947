"""“Has this been done?”: what is on the site already of what somebody has in mind."""

from dataclasses import dataclass
from http import HTTPStatus

from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from projects.models import Organisation
from sparks.core.frame import frame_for
from sparks.core.routing import find_site
from sparks.core.seo import Seo, absolute, picture_of_home

from .forms import LikenessForm
from .kinds import BY_KEY, Kind
from .likeness import Likeness, most_alike

KINDS = ("project", "resource", "recommendation")
ORGANISATIONS = 10


@dataclass(frozen=True)
class Found:
    """A page that is like the text; `words` are those that both have."""

    pk: int
    title: str
    acronym: str
    summary: str
    url: str
    words: list[str]


# Nothing is changed or stored, so a forged request gains nothing; a POST keeps the idea out of
# addresses, histories and logs, and a token would need a cookie.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def has_been_done(request):
    """Show the form; with a text in it, the pages that are most like it and who made them."""
    find_site(request)
    language = get_language()
    form = LikenessForm(request.POST if request.method == "POST" else None, language=language)
    is_asked = form.is_bound and form.is_valid()
    groups = groups_for(form.words, language, request) if is_asked else []
    title = _("Has this been done?")
    frame = frame_for(request)
    return render(
        request,
        "search/done.html",
        {
            "form": form,
            "is_asked": is_asked,
            "groups": groups,
            "organisations": organisations_of(groups),
            "breadcrumbs": [(_("Home"), frame.home_url), (_("Search"), reverse("search"))],
            "seo": Seo(
                title=title,
                description=_("Compare an idea with the projects and results that are there."),
                og_image=picture_of_home(request),
                canonical="" if form.is_bound else absolute(request.path),
                robots="noindex" if form.is_bound else "",
            ),
        },
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )


def groups_for(words: dict[str, float], language: str, request) -> list[tuple[Kind, list]]:
    """Give the kinds with what was found of each, without those of which nothing was."""
    alike = most_alike(words, language, KINDS)
    by_kind = {
        key: [_found(each, request) for each in alike if each.entry.kind == key] for key in KINDS
    }
    return [(BY_KEY[key], found) for key, found in by_kind.items() if found]


def organisations_of(groups: list[tuple[Kind, list]]) -> list[Organisation]:
    """Give those who worked on most of the projects found, each with its `parts` in them."""
    pages = [each.pk for kind, found in groups if kind.key == "project" for each in found]
    made = Organisation.objects.filter(participations__project__in=pages)
    counted = made.annotate(parts=Count("participations__project", distinct=True))
    return list(counted.order_by("-parts", "name")[:ORGANISATIONS])


def _found(alike: Likeness, request) -> Found:
    entry = alike.entry
    return Found(
        pk=entry.pk,
        title=entry.title,
        acronym=entry.acronym,
        summary=entry.summary,
        url=entry.page.get_url(request),
        words=alike.words,
    )
