"""The page with somebody's settings: choices, pause, own data."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import links, places
from ..actions import subscribers
from ..asks import is_open_change
from ..forms import NewAddressForm, PauseForm, PreferencesForm
from ..models import Subscriber
from ..own_data import data_of
from .common import own_action, own_page, show, to_own
from .leaving import left_page


@own_page
def preferences(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Show what fits the state of the subscription, or take new choices."""
    if subscriber.state == Subscriber.State.LEFT:
        return left_page(request, subscriber)
    if subscriber.state == Subscriber.State.PENDING:
        return show(request, "waiting", title=_("Not confirmed yet"))
    if request.method != "POST":
        return settings_page(request, subscriber)
    form = PreferencesForm(request.POST, subscriber=subscriber)
    if not form.is_valid():
        return settings_page(request, subscriber, choices=form)
    subscribers.change_preferences(
        subscriber=subscriber, place=places.PREFERENCES, choices=form.choices()
    )
    return to_own("preferences", subscriber, query="?saved=choices")


@own_action
def pause(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Pause for some months or until a day."""
    form = PauseForm(request.POST, auto_id="pause_%s")
    if not form.is_valid():
        return settings_page(request, subscriber, pause=form)
    subscribers.pause(subscriber=subscriber, until=form.first_day(), place=places.PREFERENCES)
    return to_own("preferences", subscriber, query="?saved=pause")


@own_action
def resume(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """End the pause."""
    subscribers.resume(subscriber=subscriber, place=places.PREFERENCES)
    return to_own("preferences", subscriber, query="?saved=resume")


@own_page
def download(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Give everything we hold as a file."""
    response = JsonResponse(data_of(subscriber), json_dumps_params={"indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="newsletter-data.json"'
    return response


def settings_page(
    request: HttpRequest, subscriber: Subscriber, status: int | None = None, **bound
) -> HttpResponse:
    """Draw the page, with those forms that come back with errors in place of new ones.

    `bound` may be choices, pause or address.
    """
    change = getattr(subscriber, "address_change", None)
    pausing = subscriber.paused_until
    forms = {
        "choices": bound.get("choices") or PreferencesForm(subscriber=subscriber),
        "pause": bound.get("pause") or PauseForm(auto_id="pause_%s"),
        "address": bound.get("address")
        or NewAddressForm(subscriber=subscriber, auto_id="address_%s"),
    }
    return show(
        request,
        "preferences",
        title=_("Your newsletter"),
        status=status or (HTTPStatus.UNPROCESSABLE_ENTITY if bound else HTTPStatus.OK),
        subscriber=subscriber,
        token=links.token_of(subscriber.key),
        is_pausing=bool(pausing and pausing > timezone.localdate()),
        change=change if is_open_change(change) else None,
        saved="" if bound else request.GET.get("saved", ""),
        **forms,
    )
