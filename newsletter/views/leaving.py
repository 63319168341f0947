"""Leaving, coming back, and being erased."""

from contextlib import suppress
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sparks.core.posts import SeeOther, is_cross_site
from sparks.core.routing import find_site

from .. import links, places
from ..actions import subscribers
from ..forms import EraseForm
from ..models import Subscriber
from .common import form_page, lost, own_page, private, refused, show, to_own

ONE_CLICK = "One-Click"
# Not 404: at an address without a language, Django would make a redirect of that.
UNKNOWN = HTTPStatus.GONE
MAX_BYTES = 4096  # the body is one short line; a multipart envelope takes some hundred bytes


@own_page
def unsubscribe(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Show the one button of the link that people see; only pressing it does something."""
    if request.method == "POST":
        return _leave(subscriber)
    return _unsubscribe_page(request, subscriber)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, token: str) -> HttpResponse:
    """Take the POST of mail programs (RFC 8058): no cookie, no login, no redirect.

    The signed token alone entitles to it, so it may come from anywhere. People who open the address
    in a browser get the page with the button.
    """
    find_site(request)
    key = links.key_of(token)
    subscriber = Subscriber.objects.filter(key=key).first() if key else None
    if request.method == "POST" and (status := _too_large(request)):
        return refused(request, status)
    if request.method == "POST" and request.POST.get("List-Unsubscribe") == ONE_CLICK:
        return private(_one_click(request, subscriber, is_ours=key is not None))
    if request.method == "POST" and is_cross_site(request):
        return refused(request, HTTPStatus.FORBIDDEN)
    if subscriber is None:
        return private(lost(request, UNKNOWN))
    with translation.override(subscriber.language):
        request.LANGUAGE_CODE = subscriber.language
        if request.method == "POST":
            return private(_leave(subscriber))
        return private(_unsubscribe_page(request, subscriber))


@own_page
def come_back(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Take up a subscription again."""
    place = places.UNSUBSCRIBE_PAGE
    if request.method == "POST" and subscribers.come_back(subscriber=subscriber, place=place):
        return to_own("preferences", subscriber, query="?saved=back")
    return to_own("preferences", subscriber)


@own_page
def erase(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Ask once more, then erase."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        subscribers.erase(subscriber=subscriber, place=places.PREFERENCES)
        return SeeOther(reverse("newsletter:erased"))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    title = _("Delete everything about you?")
    token = links.token_of(subscriber.key)
    return show(request, "erase", title=title, form=form, token=token, status=status)


@form_page
def erased(request: HttpRequest) -> HttpResponse:
    """Say that nothing is left; the address names nobody."""
    return show(request, "erased", title=_("Everything is deleted"))


def left_page(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Tell somebody who left that they did, and what else they may wish."""
    return show(
        request,
        "left",
        title=_("You are unsubscribed"),
        token=links.token_of(subscriber.key),
        may_come_back=subscriber.confirmed_at is not None,
    )


def _unsubscribe_page(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    if subscriber.state == Subscriber.State.LEFT:
        return left_page(request, subscriber)
    token = links.token_of(subscriber.key)
    return show(request, "unsubscribe", title=_("Unsubscribe?"), token=token)


def _leave(subscriber: Subscriber) -> HttpResponse:
    subscribers.leave(subscriber=subscriber, place=places.UNSUBSCRIBE_PAGE)
    return to_own("unsubscribe", subscriber)


def _one_click(request: HttpRequest, subscriber: Subscriber | None, *, is_ours: bool):
    """Unsubscribe; a token of ours whose subscriber is erased has nothing left to unsubscribe."""
    if not is_ours:
        return _short(_("This address is not known."), status=UNKNOWN)
    if subscriber:
        with suppress(Subscriber.DoesNotExist):  # erased just now
            subscribers.leave(subscriber=subscriber, place=places.ONE_CLICK)
    return _short(_("You are unsubscribed."))


def _short(text: str, status: int = HTTPStatus.OK) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")


def _too_large(request: HttpRequest) -> HTTPStatus | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MAX_BYTES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None
