"""The list of links in the admin: suspicious ones first."""

from django.db.models import Q
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from sparks.core.viewsets import LINKS_ORDER

from .actions import describe
from .columns import DecisionColumn, StateColumn, UsesColumn, decisions_for, uses_with_urls
from .filters import LinkFilterSet
from .models import Link, Use
from .models.links import WITHDRAWN
from .views import CheckView, FineView, WithdrawView


class LinkIndexView(IndexView):
    """Links that stand on a page, and those that must not come back."""

    def get_base_queryset(self):
        shown = Link.objects.filter(Q(pk__in=Use.objects.values("link")) | WITHDRAWN)
        return shown.urgent_first().prefetch_related("uses__where")


class LinkEditView(EditView):
    """All that is known of a link, what can be decided, and two fields to fill in."""

    template_name = "wagtailadmin/links/edit.html"

    def save_instance(self):
        words = {name: self.form.cleaned_data[name] for name in ("archived_url", "note")}
        return describe(link=self.object, user=self.request.user, **words)

    def get_context_data(self, **kwargs):
        user = self.request.user
        return {
            **super().get_context_data(**kwargs),
            **decisions_for(self.object, user),
            "uses": uses_with_urls(list(self.object.uses.prefetch_related("where")), user),
            "next": self.request.path,
        }


class LinkViewSet(ModelViewSet):
    """Links come from pages, so none is added or deleted here (permissions in wagtail_hooks)."""

    model = Link
    name = "links"
    icon = "link"
    menu_label = _("Links")
    menu_order = LINKS_ORDER
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = LinkIndexView
    edit_view_class = LinkEditView
    edit_template_name = LinkEditView.template_name
    list_display = [
        "url",
        StateColumn("state", label=_("State"), sort_key="state"),
        UsesColumn("uses", label=_("Where it stands"), accessor=str),
        DecisionColumn("decision", label=_("Decision"), accessor=str),
    ]
    list_per_page = 30
    filterset_class = LinkFilterSet
    search_fields = ["url", "title", "note"]
    list_export = [
        "url",
        "host",
        "get_state_display",
        "get_ruling_display",
        "explanation",
        "final_url",
        "title",
        "http_status",
        "failures",
        "first_seen_at",
        "checked_at",
        "next_check_at",
        "archived_url",
        "note",
        "places",
    ]
    export_headings = {
        "get_state_display": _("State"),
        "get_ruling_display": _("Decision"),
        "explanation": _("Reasons"),
        "places": _("Where it stands"),
    }
    export_filename = "links"
    ordering = ["urgency", "host", "url"]
    panels = [FieldPanel("archived_url"), FieldPanel("note")]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("fine/<int:pk>/", FineView.as_view(), name="fine"),
            path("withdraw/<int:pk>/", WithdrawView.as_view(), name="withdraw"),
            path("check/<int:pk>/", CheckView.as_view(), name="check"),
        ]
