"""Serving pages, choosing a language, and answers when something is wrong."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language_from_request
from wagtail.views import serve as wagtail_serve

from .routing import route


def serve(request, path: str):
    """Serve the Wagtail page at `path`; see `routing.route` for how it is found."""
    try:
        request._wagtail_route_for_request = route(request, path)
    except Http404:
        request._wagtail_route_for_request = None
    return wagtail_serve(request, path)


def choose_language(request):
    """Lead from the bare address to the home page in the reader's language."""
    response = redirect(f"/{get_language_from_request(request)}/")
    response.headers["Vary"] = "Accept-Language"
    return response


def not_found(request, exception):
    """Answer an address that leads nowhere with search and the main doors."""
    return render(request, "404.html", status=404)


def server_error(request):
    """Answer a failure with a page that needs neither database nor context."""
    return render(request, "500.html", status=500)
