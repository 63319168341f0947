"""What holds at every address of the API: methods, other sites' scripts, problems."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from sparks.core.views import RETRY_SECONDS

from .problems import Problem

URLCONF = "sparks.reuse.api_urls"
METHODS = "GET, HEAD, OPTIONS"
# Everything here is public and no answer depends on who asks: any site's scripts may read it.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",  # people are to find the pages
}
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view answer GET and HEAD to anybody; its Problems become answers.

    Exempt from Django's CSRF check, so that what is posted gets 405 and not a page about cookies.
    """

    @csrf_exempt
    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        # Or Django takes what is not found for a page that lacks its language, and leads there.
        request.urlconf = URLCONF
        try:
            response = _answered(view, request, *args, **kwargs)
        except Problem as problem:
            response = problem.response()
        for name, value in OPEN.items():
            response.headers[name] = value
        return response

    return wrapper


def _answered(view, request: HttpRequest, *args, **kwargs) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)
    if request.method not in ("GET", "HEAD"):
        detail = "This API is read-only."
        raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, detail, headers={"Allow": METHODS})
    try:
        return view(request, *args, **kwargs)
    except (OperationalError, InterfaceError) as error:
        detail = "The database is away or too busy. Please ask again."
        headers = {"Retry-After": str(RETRY_SECONDS)}
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=headers) from error
