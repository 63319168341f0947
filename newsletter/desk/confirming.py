"""Pages that ask once more before something that cannot be undone."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import access
from .sending import IssueMixin, progress_context


class AskView(IssueMixin, WagtailAdminTemplateMixin, TemplateView):
    """Base: a question about the mailing of an issue, whose answer is a verb's POST."""

    header_icon = "newsletter"

    def get(self, request, *args, **kwargs):
        if not request.user.has_perm(access.SEND):
            raise PermissionDenied
        if self.mailing is None:
            return redirect(self.page_url)
        return super().get(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.issue.title

    def get_context_data(self, **kwargs):
        known = {"issue": self.issue, "mailing": self.mailing, "back_url": self.page_url}
        return super().get_context_data(**known, **progress_context(self.mailing), **kwargs)


class CancelView(AskView):
    """Asks whether a mailing shall really end."""

    template_name = "wagtailadmin/newsletter/cancel.html"

    def get_page_title(self):
        return _("Cancel the sending")


class SettleView(AskView):
    """Explains what uncertain means, for all such deliveries of a mailing or one (`delivery`)."""

    template_name = "wagtailadmin/newsletter/settle.html"

    def get_page_title(self):
        return _("Uncertain deliveries")

    def get_context_data(self, **kwargs):
        one = self.request.GET.get("delivery", "")
        return super().get_context_data(delivery=one if one.isdecimal() else "", **kwargs)
