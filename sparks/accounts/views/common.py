"""What our own pages of accounts share."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import FormView, TemplateView


class OwnPage(LoginRequiredMixin, TemplateView):
    """A page of somebody who is signed in."""


class OwnForm(LoginRequiredMixin, FormView):
    """A form of somebody who is signed in."""

    template_name = "account/form.html"
