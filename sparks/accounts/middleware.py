"""What holds on all pages of accounts, and who must show a second factor before going further."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sparks.core.frame import frame_for
from sparks.core.middleware import ACCOUNT, area_of
from sparks.core.posts import SeeOther
from sparks.core.routing import find_site
from sparks.core.seo import Seo

from . import limits
from .second_factor import mfa_needed, way_to_it


class AccountPagesMiddleware:
    """Pages below `/<language>/account/`: limits before; the frame and status codes after."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if area_of(request.path_info) == ACCOUNT:
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        """Refuse what is sent too often, before anything is looked at."""
        if request.method != "POST" or area_of(request.path_info) != ACCOUNT:
            return None
        seconds = limits.seconds_to_wait(request, request.resolver_match.url_name)
        if not seconds:
            return None
        context = {"title": _("Too many tries"), "text": limits.too_many_words(seconds)}
        response = render(
            request,
            "account/too_many.html",
            context | _frame(request, context["title"]),
            status=HTTPStatus.TOO_MANY_REQUESTS,
        )
        response.headers["Retry-After"] = seconds
        return response

    def process_template_response(self, request, response) -> HttpResponse:
        """Put a page into the frame; say by the status when a form was not accepted."""
        if area_of(request.path_info) != ACCOUNT:
            return response
        context = response.context_data = response.context_data or {}
        for key, value in _frame(request, context.get("title", "")).items():
            context.setdefault(key, value)
        if request.method == "POST" and response.status_code == HTTPStatus.OK:
            response.status_code = _status(context) or response.status_code
        return response


class SecondFactorMiddleware:
    """Nobody enters the admin or the portal with one factor who must have two.

    The pages of accounts stay open: there the second one is shown, or set up.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if area_of(request.path_info) in (None, ACCOUNT) or not mfa_needed(request):
            return self.get_response(request)
        is_page = request.method in ("GET", "HEAD")
        then = request.get_full_path() if is_page else reverse("account_home")
        return SeeOther(way_to_it(request, then))


def _frame(request: HttpRequest, title: str) -> dict:
    find_site(request)
    return {
        "breadcrumbs": [(_("Home"), frame_for(request).home_url)],
        "seo": Seo(title=str(title), robots="noindex"),
        "without_sign_up": True,
    }


def _status(context: dict) -> HTTPStatus | None:
    forms = [value for value in context.values() if getattr(value, "is_bound", False)]
    wrong = [form for form in forms if form.errors]
    if any(form.has_error(name, "too_many") for form in wrong for name in form.errors):
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else None
