"""The report of figures that are due for review."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from sparks.core.reports import WaitingReport

from .columns import DueColumn
from .models import Figure


class FiguresToReviewReport(WaitingReport, ReportView):
    """Figures whose day of review has passed or comes within 30 days."""

    slug = "figures-to-review"
    page_title = _("Figures to review")
    header_icon = "history"
    model = Figure
    any_permission_required = ["change"]
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtailsnippets_figures_figure:edit"),
        Column("source_name", label=_("Source")),
        DateColumn("checked_on", label=_("Last checked")),
        DueColumn("review_by", label=_("Review by")),
    ]
    list_export = ["title", "source_name", "source_url", "checked_on", "review_by"]

    @classmethod
    def waiting(cls, user):
        """Give the figures that are due, among those `user` may edit."""
        return cls.editable_by(user).due()

    def get_base_queryset(self):
        return self.waiting(self.request.user).order_by("review_by", "title")
