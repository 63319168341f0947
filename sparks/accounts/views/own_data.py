"""What we keep of somebody: shown, handed out, erased."""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.logout import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sparks.core.posts import SeeOther

from .. import actions, personal
from ..forms import EraseForm
from .common import OwnForm, OwnPage

again = reauthentication_required(app="sparks.accounts")


class Data(OwnPage):
    """Explains what is kept."""

    template_name = "account/data.html"
    extra_context = {"title": _("Your data")}


@login_required
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Give everything kept of somebody as JSON."""
    response = JsonResponse(personal.export(request.user), json_dumps_params={"indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@method_decorator(again, name="dispatch")
class Erase(OwnForm):
    """Ends an account, for good."""

    template_name = "account/erase.html"
    form_class = EraseForm
    extra_context = {"title": _("Delete your account")}

    def get_context_data(self, **kwargs) -> dict:
        kwargs.setdefault("obstacles", personal.obstacles(self.request.user))
        return super().get_context_data(**kwargs)

    def form_valid(self, form) -> HttpResponse:
        try:
            actions.erase(user=self.request.user)
        except personal.Obstacles as found:
            for sentence in found.sentences:
                form.add_error(None, sentence)
            return self.form_invalid(form)
        logout(self.request)
        return SeeOther(reverse("account_data_erased"))


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    context = {
        "title": _("Your account is gone"),
        "lead": _("What named you has been deleted. Pages that you worked on stay, without you."),
    }
    return TemplateResponse(request, "account/message.html", context)
