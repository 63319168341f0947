"""A new link for those who lost theirs; the answer is the same for every address."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sparks.core.posts import SeeOther

from ..actions import subscribers
from ..forms import LinkForm
from .common import even_pace, form_page, held_up, private, show, too_many


@form_page
def send_link(request: HttpRequest) -> HttpResponse:
    """Ask for an address and promise it the link to its settings, if it has any."""
    if request.method == "POST":
        return private(_take(request))
    if "sent" in request.GET:
        return show(request, "sent", title=_("Look into your mailbox"), is_link=True)
    return _form(request, LinkForm())


def _take(request: HttpRequest) -> HttpResponse:
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if seconds := too_many(request, form):
        return held_up(_form(request, form, status=HTTPStatus.TOO_MANY_REQUESTS), seconds)
    with even_pace():
        subscribers.send_link(email=form.cleaned_data["email"])
    return SeeOther(f"{reverse('newsletter:send_link')}?sent=1")


def _form(request: HttpRequest, form: LinkForm, status: int = HTTPStatus.OK) -> HttpResponse:
    return show(request, "link", title=_("Get to your settings"), form=form, status=status)
