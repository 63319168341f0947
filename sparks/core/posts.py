"""What visitors without an account may send to a page, and what is refused before it is read.

These pages set no cookie, so Django's own protection has nothing to compare. The browser itself
says where a request comes from; the form adds a signed token (sparks.core.forms).
"""

from http import HTTPStatus

from django.http import HttpResponseRedirect

FORM_TYPE = "application/x-www-form-urlencoded"
MAX_BYTES = 128 * 1024  # 5,000 characters of four bytes each, three times as long when escaped
OWN = {"same-origin", "none"}


class SeeOther(HttpResponseRedirect):
    """After a form: the browser gets the next page, and reloading it sends nothing again."""

    status_code = HTTPStatus.SEE_OTHER


def refusal(request) -> HTTPStatus | None:
    """Give the status to refuse a POST with, or None when it may be read.

    Files never get in: they come as another type of content, which is not even parsed.
    """
    if is_cross_site(request):
        return HTTPStatus.FORBIDDEN
    if request.content_type != FORM_TYPE:
        return HTTPStatus.BAD_REQUEST
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None


def is_cross_site(request) -> bool:
    """Tell whether another site's page sent this request.

    Sec-Fetch-Site decides where the browser sends it. Older ones send Origin, which under our
    `Referrer-Policy: no-referrer` is "null" for our own forms, so only a named stranger is refused.
    Both missing: no browser, which nobody could have tricked.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in OWN
    origin = request.headers.get("Origin", "null")
    return origin not in {"null", f"{request.scheme}://{request.get_host()}"}
