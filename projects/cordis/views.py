"""The import in the admin: a file, a search, what would become of each project, and the report."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from ..models import CordisDump, CordisRow, CordisRun
from . import actions
from .applying import index_for
from .forms import SearchForm, UploadForm
from .planning import Change
from .reporting import shown
from .rows import Unreadable

TITLE = gettext_lazy("Import from CORDIS")


class Needs:
    """Only for those who may add projects. GET writes nothing."""

    def dispatch(self, request, *args, **kwargs):
        if index_for(request.user) is None:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class StepView(Needs, WagtailAdminTemplateMixin, FormView):
    """A step with a form, which answers 422 when something is wrong with it."""

    header_icon = "download"
    page_title = TITLE

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]

    def form_invalid(self, form):
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


class SearchView(StepView):
    """Step 2, and where the import begins: choose a file that is kept, and say what to look for."""

    form_class = SearchForm
    template_name = "wagtailadmin/projects/cordis/search.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            dumps=CordisDump.objects.select_related("uploaded_by"),
            past=CordisRun.objects.select_related("dump", "started_by")[:10],
            **kwargs,
        )

    def get_initial(self):
        return {"dump": self.request.GET.get("dump")}

    def form_valid(self, form):
        try:
            run = actions.start(**form.cleaned_data, by=self.request.user)
        except Unreadable as error:
            form.add_error("dump", str(error))
            return self.form_invalid(form)
        return redirect("cordis:run", run.pk)


class UploadView(StepView):
    """Step 1: bring a file."""

    form_class = UploadForm
    template_name = "wagtailadmin/projects/cordis/upload.html"

    def form_valid(self, form):
        try:
            dump = actions.keep_dump(file=form.cleaned_data["file"], by=self.request.user)
        except Unreadable as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        messages.success(self.request, _("The file is kept. Nothing is imported yet."))
        return redirect(f"{reverse('cordis:search')}?dump={dump.pk}")


class ForgetView(Needs, View):
    """Deletes a kept file; what was imported from it stays."""

    http_method_names = ["post"]

    def post(self, request, pk: int):
        actions.forget_dump(dump=get_object_or_404(CordisDump, pk=pk))
        messages.success(request, _("The file is deleted. What was imported from it stays."))
        return redirect("cordis:search")


class RunView(Needs, WagtailAdminTemplateMixin, TemplateView):
    """Steps 3 and 4: progress, then what would become of each project; the POST picks some."""

    header_icon = "download"
    page_title = TITLE
    template_name = "wagtailadmin/projects/cordis/run.html"

    def get_breadcrumbs_items(self):
        start = {"url": reverse("cordis:search"), "label": TITLE}
        label = Truncator(str(self.run)).chars(50)
        return [*self.breadcrumbs_items, start, {"url": "", "label": label}]

    @property
    def run(self) -> CordisRun:
        if not hasattr(self, "_run"):
            runs = CordisRun.objects.select_related("dump", "started_by")
            self._run = get_object_or_404(runs, pk=self.kwargs["pk"])
        return self._run

    def get_context_data(self, **kwargs):
        return super().get_context_data(**run_context(self.run), **kwargs)

    def post(self, request, pk: int):
        picked = [int(each) for each in request.POST.getlist("rows") if each.isdecimal()]
        count = actions.pick(run=self.run, rows=picked[:1000], by=request.user)
        if not count:
            messages.error(request, _("Choose at least one project that would change."))
            context = self.get_context_data()
            return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        words = ngettext(
            "%(count)d project is being imported as a draft.",
            "%(count)d projects are being imported as drafts.",
            count,
        )
        messages.success(request, words % {"count": count})
        return redirect("cordis:run", pk)


class ProgressView(Needs, View):
    """The part of the page that changes while workers are at it."""

    def get(self, request, pk: int):
        run = get_object_or_404(CordisRun, pk=pk)
        return render(request, "wagtailadmin/projects/cordis/progress.html", run_context(run))


def run_context(run: CordisRun) -> dict:
    """Give what the page of a search shows.

    state      what the page is at: reading, found, failed, importing
    rows       [(CordisRow, [Change] with short texts)]
    """
    rows = list(run.rows.defer("found").select_related("page"))
    waiting = sum(row.state == CordisRow.State.WAITING for row in rows)
    done = sum(row.state == CordisRow.State.DONE for row in rows)
    return {
        "run": run,
        "state": "importing" if waiting else run.state,
        "rows": [(row, _changes(row)) for row in rows] if run.state == run.State.FOUND else [],
        "waiting": waiting,
        "done": done,
        "picked": waiting + done,
        "percent": run.percent if run.state == run.State.READING else _percent(done, waiting),
        "can_pick": any(row.can_be_picked for row in rows),
    }


def _percent(done: int, waiting: int) -> int:
    return done * 100 // (done + waiting) if waiting else 100


def _changes(row: CordisRow) -> list[Change]:
    changes = (Change(**each) for each in row.plan.get("changes", []))
    return [Change(each.name, shown(each.old), shown(each.new), each.kept) for each in changes]


class CordisMenuItem(MenuItem):
    def is_shown(self, request):
        return index_for(request.user) is not None


class CordisViewSet(ViewSet):
    name = "cordis"
    url_prefix = "projects/cordis"
    icon = "download"
    menu_label = TITLE
    menu_item_class = CordisMenuItem
    menu_order = 210  # right below the organisations
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", SearchView.as_view(), name="search"),
            path("upload/", UploadView.as_view(), name="upload"),
            path("files/<int:pk>/forget/", ForgetView.as_view(), name="forget"),
            path("<int:pk>/", RunView.as_view(), name="run"),
            path("<int:pk>/progress/", ProgressView.as_view(), name="progress"),
        ]
