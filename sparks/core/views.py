"""Serving pages, choosing a language, and answers when something is wrong."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request
from django.views.decorators.csrf import csrf_exempt
from wagtail.views import serve as wagtail_serve

from . import posts
from .caching import mark
from .routing import route

RETRY_SECONDS = 10


@csrf_exempt
def serve(request, path: str):
    """Serve the Wagtail page at `path`; see `routing.route` for how it is found.

    Exempt from Django's CSRF check, which needs a cookie: pages refuse POST, and the few that take
    a form from anybody (their `allowed_http_methods` say so) get what `posts.refusal` lets through.
    """
    if request.method == "POST" and (status := posts.refusal(request)):
        return render(request, "refused.html", {"status": status.value}, status=status)
    try:
        found = route(request, path)
    except Http404:
        found = None
    request._wagtail_route_for_request = found
    response = wagtail_serve(request, path)
    return mark(response, found.page) if found else response


def choose_language(request):
    """Lead from the bare address to the home page in the reader's language."""
    response = redirect(f"/{get_language_from_request(request)}/")
    response.headers["Vary"] = "Accept-Language"
    return response


def not_found(request, exception):
    """Answer an address that leads nowhere with search and the main doors."""
    return render(request, "404.html", status=404)


def server_error(request):
    """Answer a failure with a page that needs neither database nor context.

    Django calls this while it handles the exception, wherever it was raised, middleware included.
    """
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return unavailable(request)
    return HttpResponseServerError(render_to_string("500.html"))


def unavailable(request):
    """Say that the database is away or too busy, and when to come again."""
    headers = {"Retry-After": RETRY_SECONDS, "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
