"""Import in three steps: a file and the proof of consent, the report, the import itself."""

import csv
from http import HTTPStatus

import django_filters
from django.forms import CheckboxSelectMultiple
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import Echo
from wagtail.admin.viewsets.base import ViewSet

from sparks.core.spreadsheets import harmless

from ..actions import importing as actions
from ..importing.judging import Evidence
from ..importing.reading import Unreadable
from ..models import ImportRow, SubscriberImport
from . import access
from .forms import UploadForm

EXAMPLES = [
    ("address", gettext_lazy("The e-mail address. The only column that must be there.")),
    ("language", gettext_lazy("A code such as en. Otherwise the one chosen here.")),
    ("rhythm", gettext_lazy("issues, weekly or monthly. Otherwise: each issue.")),
    ("pillars", gettext_lazy("Their short names, with | between them. Otherwise: all.")),
    ("topics", gettext_lazy("Their short names, with | between them. Otherwise: all.")),
    ("where", gettext_lazy("Where this person agreed, if not the same for the whole file.")),
    ("when", gettext_lazy("The day, such as 2026-05-01, if not the same for the whole file.")),
    ("words", gettext_lazy("What this person agreed to, if not the same for the whole file.")),
]


class UploadView(access.Needs, WagtailAdminTemplateMixin, FormView):
    """Step 1: a file and what proves that these people agreed."""

    needs = access.IMPORT_PEOPLE
    form_class = UploadForm
    template_name = "wagtailadmin/newsletter/import/upload.html"
    header_icon = "upload"
    page_title = gettext_lazy("Import subscribers")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        past = SubscriberImport.objects.select_related("uploaded_by")[:10]
        return super().get_context_data(examples=EXAMPLES, past=past, **kwargs)

    def form_valid(self, form):
        cleaned = form.cleaned_data
        evidence = Evidence(cleaned["place"], cleaned["agreed_on"], cleaned["words"])
        try:
            source = actions.receive(
                file_name=cleaned["file"].name,
                data=cleaned["file"].read(),
                evidence=evidence,
                language=cleaned["language"],
                by=self.request.user,
            )
        except (Unreadable, actions.NotImported) as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return redirect("newsletter_imports:report", source.pk)

    def form_invalid(self, form):
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


class RowFilterSet(WagtailFilterSet):
    verdict = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Verdict"), choices=ImportRow.Verdict, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = ImportRow
        fields = ["verdict"]


class SourceMixin(access.Needs):
    """A page or a button about one file."""

    needs = access.IMPORT_PEOPLE

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.source = get_object_or_404(SubscriberImport, pk=kwargs["pk"])


class ReportView(SourceMixin, BaseListingView):
    """Step 2, before: what would become of each row. After the import: what became of it."""

    template_name = "wagtailadmin/newsletter/import/report.html"
    header_icon = "upload"
    page_title = gettext_lazy("What is in the file")
    paginate_by = 50
    default_ordering = "line"
    filterset_class = RowFilterSet
    columns = [
        Column("line", label=gettext_lazy("Line")),
        Column("email", label=gettext_lazy("Address")),
        Column("verdict", label=gettext_lazy("Verdict"), accessor="get_verdict_display"),
        Column("reason", label=gettext_lazy("Reason")),
    ]

    def get_page_subtitle(self):
        return self.source.file_name

    def get_breadcrumbs_items(self):
        start = {"url": reverse("newsletter_imports:upload"), "label": _("Import subscribers")}
        return [*self.breadcrumbs_items, start, {"url": "", "label": self.source.file_name}]

    def get_index_url(self):
        return reverse("newsletter_imports:report", args=[self.source.pk])

    def get_index_results_url(self):
        return reverse("newsletter_imports:report_results", args=[self.source.pk])

    def get_base_queryset(self):
        return self.source.rows.all()

    def get_context_data(self, *args, **kwargs):
        counts = self.source.counts
        return super().get_context_data(
            *args,
            source=self.source,
            counts=[(v.label, counts[v]) for v in ImportRow.Verdict if counts.get(v)],
            total=sum(counts.values()),
            new=counts.get(ImportRow.Verdict.NEW, 0),
            **kwargs,
        )


class DownloadView(SourceMixin, View):
    """The whole report as CSV; nothing leaves that the same person has not just brought along."""

    def get(self, request, pk: int):
        name = f"import-{self.source.pk}-report.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(self._lines(), content_type="text/csv", headers=headers)

    def _lines(self):
        writer = csv.writer(Echo())
        yield writer.writerow([_("Line"), _("Address"), _("Verdict"), _("Reason")])
        for row in self.source.rows.iterator(chunk_size=2000):
            cells = [row.email, row.get_verdict_display(), row.reason]
            yield writer.writerow([row.line, *map(harmless, cells)])


class DecideView(SourceMixin, View):
    """Step 3: takes the POST that imports the new ones, or forgets the file (`decision`)."""

    http_method_names = ["post"]

    def post(self, request, pk: int):
        try:
            if request.POST.get("decision") == "discard":
                actions.discard(source=self.source)
                messages.success(request, _("The file is forgotten."))
                return redirect("newsletter_imports:upload")
            count = actions.carry_out(source=self.source, by=request.user)
        except actions.NotImported as refusal:
            messages.error(request, str(refusal))
        else:
            words = ngettext(
                "%(count)d subscriber was imported.", "%(count)d subscribers were imported.", count
            )
            messages.success(request, words % {"count": count})
        return redirect("newsletter_imports:report", pk)


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(access.IMPORT_PEOPLE)


class ImportViewSet(ViewSet):
    name = "newsletter_imports"
    url_prefix = "newsletter/import"
    icon = "upload"
    menu_label = gettext_lazy("Import")
    menu_item_class = ImportMenuItem

    def get_urlpatterns(self):
        results = ReportView.as_view(results_only=True)
        return [
            path("", UploadView.as_view(), name="upload"),
            path("<int:pk>/", ReportView.as_view(), name="report"),
            path("<int:pk>/results/", results, name="report_results"),
            path("<int:pk>/report.csv", DownloadView.as_view(), name="download"),
            path("<int:pk>/decide/", DecideView.as_view(), name="decide"),
        ]
