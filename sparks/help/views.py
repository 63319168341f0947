"""“Verified today”: one click in the list of help services, or in the report."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.utils import get_valid_next_url_from_request

from .actions import mark_verified
from .models import HelpService

MAY_VERIFY = "help_directory.change_helpservice"


class VerifyView(View):
    """Takes the button's POST."""

    http_method_names = ["post"]

    def post(self, request, pk: int):
        if not request.user.has_perm(MAY_VERIFY):
            raise PermissionDenied
        service = get_object_or_404(HelpService, pk=pk)
        mark_verified(service=service, user=request.user)
        messages.success(
            request, _("“%(name)s” is noted as verified today.") % {"name": service.name}
        )
        listing = reverse("wagtailsnippets_help_directory_helpservice:list")
        return redirect(get_valid_next_url_from_request(request) or listing)
