"""Another address: asked for on the preferences page, confirmed from the new mailbox."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sparks.core.posts import SeeOther

from .. import links, places
from ..actions import addresses
from ..forms import NewAddressForm
from ..models import Subscriber
from .common import even_pace, held_up, own_action, own_page, own_url, show, to_own, too_many
from .settings import settings_page


@own_action
def ask_for_address(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Take a new address; the answer is the same whoever has it."""
    form = NewAddressForm(request.POST, subscriber=subscriber, auto_id="address_%s")
    if not form.is_valid():
        return settings_page(request, subscriber, address=form)
    if seconds := too_many(request, form):
        status = HTTPStatus.TOO_MANY_REQUESTS
        return held_up(settings_page(request, subscriber, status=status, address=form), seconds)
    with even_pace():
        addresses.ask_for_address(
            subscriber=subscriber, new_email=form.cleaned_data["email"], place=places.PREFERENCES
        )
    return to_own("preferences", subscriber, query="?saved=address")


@own_action
def cancel_address(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Stay with the address as it is."""
    addresses.cancel_address(subscriber=subscriber)
    return to_own("preferences", subscriber, query="?saved=cancelled")


@own_page
def confirm_address(request: HttpRequest, subscriber: Subscriber, proof: str) -> HttpResponse:
    """Show the button that moves the subscription here; only pressing it does."""
    if request.method == "POST":
        is_there = addresses.confirm_address(
            subscriber=subscriber, proof=proof, place=places.ADDRESS_LINK
        )
        return SeeOther(request.path) if is_there else _dead(request)
    if links.is_address_proof(proof, subscriber.key, subscriber.email):
        url = own_url("preferences", subscriber)
        title = _("The newsletter now comes here")
        return show(request, "new_address", title=title, state="moved", preferences_url=url)
    change = addresses.open_change(subscriber, proof)
    if change is None:
        return _dead(request)
    title = _("Send the newsletter here?")
    return show(request, "new_address", title=title, state="asked", email=change.new_email)


def _dead(request: HttpRequest) -> HttpResponse:
    title = _("This link can no longer be used")
    return show(request, "new_address", title=title, state="dead", status=HTTPStatus.NOT_FOUND)
