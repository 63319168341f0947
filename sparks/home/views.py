"""What happens when the contact form is sent."""

from datetime import timedelta
from http import HTTPStatus

from django.template.response import TemplateResponse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from sparks.core.limits import Limit, network_of
from sparks.core.posts import SeeOther

from .actions import receive_message
from .forms import ContactForm
from .models import ContactPage

MESSAGES = Limit("contact-message", times=20, window=timedelta(hours=1))


@never_cache
def contact(request, page: ContactPage):
    """Take a message; on any trouble give the form back with everything that was typed."""
    form = ContactForm(request.POST, page=page)
    if not form.is_valid():
        return _again(request, page, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if seconds := MESSAGES.hit(network_of(request)):
        form.add_error(None, _wait_text(seconds))
        response = _again(request, page, form, status=HTTPStatus.TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = seconds
        return response
    cleaned = form.cleaned_data
    receive_message(
        subject=cleaned["subject"],
        name=cleaned["name"],
        email=cleaned["email"],
        text=cleaned["text"],
        language=page.locale.language_code,
        fingerprint=form.fingerprint(),
    )
    return SeeOther(f"{page.get_url(request)}?sent=1")


def _again(request, page: ContactPage, form: ContactForm, *, status: HTTPStatus):
    context = {**page.get_context(request), "form": form}
    return TemplateResponse(request, page.get_template(request), context, status=status)


def _wait_text(seconds: int) -> str:
    minutes = max(1, round(seconds / 60))
    return ngettext(
        "Many messages have come from your network. Yours is not stored yet, but nothing you "
        "typed is lost: please send it again in %(minutes)d minute.",
        "Many messages have come from your network. Yours is not stored yet, but nothing you "
        "typed is lost: please send it again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}
