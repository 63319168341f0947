"""Signing up and confirming.

The answer to a sign-up is the same for every address, known, unknown or suppressed: what differs
is the mail, and mails are sent by workers.
"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sparks.core.posts import SeeOther

from .. import consent, links, places
from ..actions import subscribers
from ..asks import open_ask
from ..forms import SignUpForm
from ..models import Subscriber
from .common import even_pace, form_page, held_up, own_url, private, show, to_own, too_many


@form_page
def sign_up(request: HttpRequest) -> HttpResponse:
    """Show the whole form, or take what it or a short one sends."""
    if request.method == "POST":
        return private(_take(request))
    if "sent" in request.GET:
        return show(request, "sent", title=_("Look into your mailbox"))
    response = _form(request, SignUpForm(language=get_language()), title=_("Get the newsletter"))
    response.headers["Cache-Control"] = "no-cache"
    return response


@form_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button that confirms; only pressing it does. An ask too old gets the form anew."""
    try:
        subscriber = Subscriber.objects.get(key=links.key_of(token))
        response = _confirm_for(request, subscriber)
    except Subscriber.DoesNotExist:
        response = _expired(request)
    return private(response)


def _confirm_for(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    if request.method == "POST":
        if subscribers.confirm(subscriber=subscriber, place=places.CONFIRM_LINK):
            return to_own("confirm", subscriber)
        return _expired(request)
    if subscriber.state == Subscriber.State.ACTIVE:
        url = own_url("preferences", subscriber)
        return show(request, "welcome", title=_("Welcome"), preferences_url=url)
    ask = open_ask(subscriber)
    if ask is None:
        return _expired(request)
    return show(
        request, "confirm", title=_("One press, and it begins"), consent=_words(ask.text_version)
    )


def _take(request: HttpRequest) -> HttpResponse:
    """Take a sign-up; on any trouble give the whole form back with everything that was typed."""
    form = SignUpForm(request.POST, language=get_language())
    title = _("Get the newsletter")
    if not form.is_valid():
        return _form(request, form, title=title, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if seconds := too_many(request, form):
        response = _form(request, form, title=title, status=HTTPStatus.TOO_MANY_REQUESTS)
        return held_up(response, seconds)
    with even_pace():
        subscribers.sign_up(
            email=form.cleaned_data["email"],
            language=form.wanted_language(),
            place=places.of_form(form.cleaned_data["place"]),
            choices=form.choices(),
        )
    return SeeOther(f"{reverse('newsletter:sign_up')}?sent=1")


def _form(request: HttpRequest, form: SignUpForm, **context) -> HttpResponse:
    return show(request, "sign_up", form=form, consent=consent.current_text(), **context)


def _expired(request: HttpRequest) -> HttpResponse:
    form = SignUpForm(language=get_language())
    title = _("This link has expired")
    return _form(request, form, title=title, is_expired=True, status=HTTPStatus.NOT_FOUND)


def _words(version: str) -> str:
    return str(consent.TEXTS.get(version, ""))
