"""Pages about the open data, for people: what there is, and how the API is asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sparks.core.frame import frame_for
from sparks.core.routing import find_site
from sparks.core.seo import Seo, absolute, picture_of_home

from . import linked_data
from .addresses import file_url
from .dumps import dumps
from .licence import licence
from .reference import sections
from .shelf import shelf


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Show what may be taken away, and where it is."""
    find_site(request)
    there = dumps()
    seo = _seo(request, _("Open data"), _("All that is public here, to read, count and build on."))
    seo.json_ld = [linked_data.dataset(request, there)]
    context = {
        "shelf": shelf(),
        "dumps": there,
        "licence": licence(),
        "api_url": absolute(reverse("api:root")),
        "example_url": absolute(reverse("api:list", args=["projects"])),
        "file_url": absolute(file_url("organisations", "csv")),
        "breadcrumbs": [(_("Home"), frame_for(request).home_url)],
        "seo": seo,
    }
    return render(request, "reuse/open_data.html", context)


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Show the API's types, filters and fields, as its OpenAPI document has them."""
    find_site(request)
    frame = frame_for(request)
    context = {
        "sections": sections(),
        "api_url": absolute(reverse("api:root")),
        "breadcrumbs": [(_("Home"), frame.home_url), (_("Open data"), reverse("open_data"))],
        "seo": _seo(request, _("The API"), _("Types, filters and fields of the open data.")),
    }
    return render(request, "reuse/reference.html", context)


def _seo(request: HttpRequest, title: str, description: str) -> Seo:
    return Seo(
        title=title,
        description=description,
        og_image=picture_of_home(request),
        canonical=absolute(request.path),
    )
