"""What the subscriber's pages share: whom a link belongs to, what is refused, what is kept.

No page sets a cookie. The signed token in the address is what entitles to see and change one
subscription, so these pages are stored nowhere and found by no search engine.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sparks.core import posts
from sparks.core.frame import frame_for
from sparks.core.limits import Limit, network_of
from sparks.core.posts import SeeOther
from sparks.core.routing import find_site
from sparks.core.seo import Seo

from .. import links
from ..forms import LinkForm
from ..models import Subscriber

# Whatever makes us write to an address that somebody typed.
REQUESTS = Limit("newsletter-request", times=20, window=timedelta(hours=1))
# Several times what the slowest kind of address takes (about 15 ms).
PACE_SECONDS = 0.05


def form_page(view: Callable) -> Callable:
    """Make a view a page that takes GET, HEAD and our own forms, without a cookie."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        find_site(request)
        if request.method == "POST" and (status := posts.refusal(request)):
            return refused(request, status)
        return view(request, *args, **kwargs)

    return wrapper


def own_page(view: Callable) -> Callable:
    """Make a view the page of the subscriber whose token stands in its address.

    The view takes the subscriber; an address that is nobody's, or no longer, gets `lost`.
    """

    @form_page
    @wraps(view)
    def wrapper(request: HttpRequest, token: str, **kwargs) -> HttpResponse:
        try:
            subscriber = Subscriber.objects.get(key=links.key_of(token))
            response = view(request, subscriber, **kwargs)
        except Subscriber.DoesNotExist:  # also when it is erased while the view works
            response = lost(request)
        return private(response)

    return wrapper


def own_action(view: Callable) -> Callable:
    """Make a view what a form of the preferences page does to a confirmed subscription.

    Reached in any other way, it leads to that page.
    """

    @own_page
    @wraps(view)
    def wrapper(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
        if request.method != "POST" or subscriber.state != Subscriber.State.ACTIVE:
            return to_own("preferences", subscriber)
        return view(request, subscriber)

    return wrapper


def show(
    request: HttpRequest, template: str, *, title: str, status: int = HTTPStatus.OK, **context
) -> HttpResponse:
    """Draw a page of this room in the site's frame."""
    context = {
        "breadcrumbs": [(_("Home"), frame_for(request).home_url)],
        "seo": Seo(title=title, robots="noindex"),
        "without_sign_up": True,
        **context,
    }
    return render(request, f"newsletter/{template}.html", context, status=status)


def lost(request: HttpRequest, status: int = HTTPStatus.NOT_FOUND) -> HttpResponse:
    """Answer a link that is nobody's with a way to a new one."""
    title = _("This link does not work")
    return show(request, "link", title=title, status=status, form=LinkForm(), is_lost=True)


def refused(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """Answer what is no form of ours."""
    return private(render(request, "refused.html", {"status": status.value}, status=status))


def private(response: HttpResponse) -> HttpResponse:
    """Let nobody keep or list an answer."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def to_own(name: str, subscriber: Subscriber, *, query: str = "") -> HttpResponse:
    """Lead to a page of the subscriber's, after a form."""
    return SeeOther(f"{own_url(name, subscriber)}{query}")


def own_url(name: str, subscriber: Subscriber) -> str:
    """Give the address of a page of the subscriber's in the active language."""
    return reverse(f"newsletter:{name}", args=[links.token_of(subscriber.key)])


@contextmanager
def even_pace() -> Iterator[None]:
    """Let what is done for a typed address take the same time, whatever we know of it.

    Storing a new one takes some milliseconds more than finding one that is there already, and that
    would tell which it was.
    """
    until = time.monotonic() + PACE_SECONDS
    yield
    time.sleep(max(0, until - time.monotonic()))


def too_many(request: HttpRequest, form) -> int:
    """Count a request of this network's; give the seconds to wait, told in the form, or 0."""
    seconds = REQUESTS.hit(network_of(request))
    if seconds:
        minutes = max(1, round(seconds / 60))
        text = ngettext(
            "Many requests have come from your network. Nothing you typed is lost: please send it "
            "again in %(minutes)d minute.",
            "Many requests have come from your network. Nothing you typed is lost: please send it "
            "again in %(minutes)d minutes.",
            minutes,
        )
        form.add_error(None, text % {"minutes": minutes})
    return seconds


def held_up(response: HttpResponse, seconds: int) -> HttpResponse:
    """Say in an answer when to come again."""
    response.headers["Retry-After"] = seconds
    return response
