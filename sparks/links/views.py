"""What editors decide about a link: one click in the list, or beside its details."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.utils import get_valid_next_url_from_request

from . import actions
from .models import Link

MAY_DECIDE = "links.change_link"


class DecisionView(View):
    """Takes a button's POST."""

    http_method_names = ["post"]

    def post(self, request, pk: int):
        if not request.user.has_perm(MAY_DECIDE):
            raise PermissionDenied
        link = get_object_or_404(Link, pk=pk)
        messages.success(request, self.decide(link) % {"address": link.host})
        return redirect(get_valid_next_url_from_request(request) or reverse("links:index"))

    def decide(self, link: Link) -> str:
        """Do it, and say what was done."""
        raise NotImplementedError


class FineView(DecisionView):
    def decide(self, link):
        actions.find_fine(link=link, user=self.request.user)
        return _("The link to %(address)s is shown, until the page behind it changes.")


class WithdrawView(DecisionView):
    def decide(self, link):
        actions.withdraw(link=link, user=self.request.user)
        return _("The link to %(address)s is taken from all pages and stays withdrawn.")


class CheckView(DecisionView):
    def decide(self, link):
        actions.check_soon(link=link, user=self.request.user)
        if settings.LINK_CHECKS:
            return _("The link to %(address)s is checked within minutes.")
        return _(
            "The link to %(address)s is the next to be checked, but checks are off on this "
            "installation (LINK_CHECKS)."
        )
