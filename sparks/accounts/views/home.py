"""The account itself: an overview, the profile, and the way to a second factor."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions, landing
from ..forms import ProfileForm
from ..rules import needs_second_factor
from ..second_factor import has_second_factor
from .common import OwnForm, OwnPage


class Home(OwnPage):
    """What there is to see and change."""

    template_name = "account/home.html"
    extra_context = {"title": gettext_lazy("Your account")}

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        return {
            **super().get_context_data(**kwargs),
            "places": landing.places_for(user),
            "has_second_factor": has_second_factor(user),
            "needs_second_factor": needs_second_factor(user),
        }


class Profile(OwnForm):
    """Name and language."""

    form_class = ProfileForm
    success_url = reverse_lazy("account_profile")
    extra_context = {
        "title": gettext_lazy("Name and language"),
        "lead": gettext_lazy("Your name stands beside what you write, for editors and your team."),
        "button": gettext_lazy("Save"),
        "back": True,
    }

    def get_initial(self) -> dict:
        user = self.request.user
        return {name: getattr(user, name) for name in ("first_name", "last_name", "language")}

    def form_valid(self, form):
        actions.change_profile(user=self.request.user, **form.cleaned_data)
        get_adapter().add_message(self.request, messages.SUCCESS, message=_("Saved."))
        return super().form_valid(form)


class SecondFactor(OwnPage):
    """Says kindly why two steps are needed, and how to set up the second."""

    template_name = "account/second_factor.html"
    extra_context = {"title": gettext_lazy("One more step for your account")}
