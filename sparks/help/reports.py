"""The report of services that somebody has to verify."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from sparks.core.reports import WaitingReport

from .columns import VerifiedColumn
from .models import HelpService


class HelpToVerifyReport(WaitingReport, ReportView):
    """Services that visitors do not see: nobody has verified them for 180 days, or ever."""

    slug = "help-to-verify"
    page_title = _("Help services to verify")
    header_icon = "help"
    model = HelpService
    any_permission_required = ["change"]
    columns = [
        TitleColumn(
            "name",
            label=_("Name"),
            url_name="wagtailsnippets_help_directory_helpservice:edit",
        ),
        Column("where", label=_("Country")),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        VerifiedColumn("verified_on", label=_("Last verified")),
    ]
    list_export = ["name", "kind", "country", "phone", "url", "source", "verified_on"]

    @classmethod
    def waiting(cls, user):
        """Give the services that wait, among those `user` may edit."""
        return cls.editable_by(user).to_verify()

    def get_base_queryset(self):
        return self.waiting(self.request.user).order_by("verified_on", "name")
