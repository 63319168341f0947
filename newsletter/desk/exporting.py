"""Exports of personal data: asked for by a POST, noted in the log, harmless in a spreadsheet."""

from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.widgets.button import Button

from sparks.core.spreadsheets import harmless

from . import journal


class NeutralSpreadsheetMixin:
    """CSV cells are never formulas; in XLSX files Wagtail sees to that itself."""

    custom_value_preprocess = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        str: {SpreadsheetExportMixin.FORMAT_CSV: harmless},
    }


class WithExport:
    """A listing whose export is on a page of its own (`export_url_name`), with the same filters."""

    export_url_name = ""
    show_export_buttons = False  # Wagtail's are links, and a GET must not write the log

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.is_export = False

    @property
    def header_more_buttons(self):
        query = self.request.GET.urlencode()
        url = f"{self.get_own_export_url()}?{query}"
        return [*super().header_more_buttons, Button(_("Export"), url=url, icon_name="download")]

    def get_own_export_url(self) -> str:
        raise NotImplementedError


class ExportMixin(NeutralSpreadsheetMixin):
    """The page of such an export, before its listing: what it is, and the two formats."""

    template_name = "wagtailadmin/newsletter/export.html"
    page_title = _("Export")
    header_more_buttons = []

    def get_template_names(self):
        return [self.template_name]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        return {**context, "search_form": None, "filters": None}

    def post(self, request, *args, **kwargs):
        kind = request.POST.get("format")
        if kind not in self.FORMATS:
            return HttpResponse(status=HTTPStatus.BAD_REQUEST)
        rows = self.get_queryset()
        journal.note(self.logged_instance(), "export", request.user, rows=rows.count())
        # Read in pieces: there may be half a million.
        return self.as_spreadsheet(rows.iterator(chunk_size=2000), kind)

    def get_heading(self, queryset, field):
        return str(self.export_headings.get(field, field))

    def logged_instance(self):
        """Give what the export is noted on: there is no one record, so whoever made it."""
        return self.request.user
