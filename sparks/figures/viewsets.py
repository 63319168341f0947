"""Figures in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from sparks.core.viewsets import FIGURES_ORDER

from .columns import DueColumn
from .forms import FigureForm
from .models import Figure
from .panels import FIGURE_PANELS

DUE, FINE = "due", "fine"
STATES = [(DUE, _("Due for review")), (FINE, _("Not due"))]


class FigureFilterSet(WagtailFilterSet):
    place = django_filters.AllValuesFilter(label=_("Place"))
    review = django_filters.ChoiceFilter(label=_("Review"), choices=STATES, method="in_state")

    class Meta:
        model = Figure
        fields = ["place", "review"]

    def in_state(self, figures, _name, value):
        due = figures.due()
        return due if value == DUE else figures.exclude(pk__in=due.values("pk"))


class FigureViewSet(SnippetViewSet):
    model = Figure
    icon = "history"
    menu_label = _("Figures")
    menu_order = FIGURES_ORDER
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_handler = ObjectList(FIGURE_PANELS, base_form_class=FigureForm)
    list_display = [
        "title",
        "place",
        Column("source_name", label=_("Source"), sort_key="source_name"),
        DateColumn("checked_on", label=_("Last checked"), sort_key="checked_on"),
        DueColumn("review_by", label=_("Review by"), sort_key="review_by"),
    ]
    filterset_class = FigureFilterSet
    search_fields = ["title", "definition", "source_name"]
    list_export = [
        "title",
        "slug",
        "definition",
        "unit",
        "place",
        "source_name",
        "source_url",
        "caveat",
        "checked_on",
        "review_by",
    ]
    export_filename = "figures"
    ordering = ["title"]
