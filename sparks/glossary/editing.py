"""The page editor: what the guard says stands beside the form, and after saving above it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry

from sparks.core.models import SitePage

from .wording import Remark, remarks_on

NAMED = 3  # findings a message names; the panel has all


class WordingSidePanel(BaseSidePanel):
    """The findings of the draft; a script asks for those of what is being written."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle wording")
        icon_name = "pilcrow"

        def get_context_data(self, parent_context):
            return {**super().get_context_data(parent_context), "count": len(self.panel.remarks)}

    name = "wording"
    title = gettext_lazy("Wording")
    template_name = "wagtailadmin/glossary/side_panel.html"
    order = 360

    def __init__(self, page, request, *, url: str):
        super().__init__(page, request)
        self.url = url
        self.remarks = remarks_on(page)

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        return {**context, "remarks": self.remarks, "url": self.url}


class WordingEditView(EditView):
    """Wagtail's editor with the panel."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        if not self.expects_json_response and not self.hydrate_create_view:
            url = reverse("wording_on_edit", args=[self.page.pk])
            panels.append(WordingSidePanel(self.page, self.request, url=url))
        return panels


class WordingCreateView(CreateView):
    """Wagtail's form for a new page with the panel."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        meta = type(self.page)._meta
        place = [meta.app_label, meta.model_name, self.parent_page.pk]
        url = reverse("wording_on_add", args=place)
        panels.append(WordingSidePanel(self.page, self.request, url=url))
        return panels


class SitePageViewSet(PageViewSet):
    """All our page types, unless a room has its own.

    Its views look pages up as Wagtail's do, in the table of all pages: a SitePage has none.
    """

    add_view_class = WordingCreateView
    edit_view_class = WordingEditView

    def on_register(self):
        page_viewset_registry.register(SitePage, self)


class CheckFormMixin:
    """Takes the editor's form as it is now, unsaved, and answers with its findings."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs) -> HttpResponse:
        context = {"is_valid": False}
        try:
            form = self.get_form(request.POST)
            if self.validate_form(form):
                context = {"is_valid": True, "remarks": remarks_on(form.save(commit=False))}
        except (KeyError, ValueError):  # no form of ours: Wagtail counts on its fields being there
            pass
        return render(request, "wagtailadmin/glossary/remarks.html", context)


class CheckOnEditView(CheckFormMixin, PreviewOnEditView):
    """For a page that exists."""


class CheckOnAddView(CheckFormMixin, PreviewOnCreateView):
    """For one that does not yet."""


def tell(request, page) -> None:
    """Name what the guard finds after a page was saved; nothing is refused because of it.

    A form that saves itself gets no message: there would be one every few seconds.
    """
    if not request.accepts("text/html"):
        return
    avoided = [each for each in remarks_on(page) if each.finding.is_avoided]
    if avoided:
        named = " ".join(_named(each) for each in avoided[:NAMED])
        rest = len(avoided) - NAMED
        if rest > 0:
            more = _("Under “Wording” there are more: %(count)d.") % {"count": rest}
            named = f"{named} {more}"
        messages.warning(request, named)


def _named(remark: Remark) -> str:
    said = {"place": remark.place, "word": remark.word, "better": remark.finding.better}
    return _("%(place)s: for “%(word)s” better: %(better)s.") % said
