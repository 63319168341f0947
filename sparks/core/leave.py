"""The way out of the site: “leave this site quickly”."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from .frame import frame_for
from .routing import find_site

# An anonymous visitor has neither cookies nor storage here; whoever is signed in leaves signed out.
FORGET = '"cache", "cookies", "storage"'


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Lead to the neutral site of the settings and ask the browser to forget this one.

    Browsers heed Clear-Site-Data over https only.
    """
    find_site(request)
    response = redirect(frame_for(request).settings.leave_url)
    response.headers["Clear-Site-Data"] = FORGET
    response.headers["Cache-Control"] = "no-store"
    return response
