"""Milestones in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from sparks.core.viewsets import MILESTONES_ORDER

from .models import Milestone

COMING, PAST = "coming", "past"


def _years() -> list[tuple[int, str]]:
    """Give the years that have milestones, the newest first."""
    years = Milestone.objects.order_by("-year").values_list("year", flat=True).distinct()
    return [(year, str(year)) for year in years]


class MilestoneFilterSet(WagtailFilterSet):
    when = django_filters.ChoiceFilter(
        label=_("When"),
        choices=[(COMING, _("Coming")), (PAST, _("Begun or over"))],
        method="at_time",
    )
    year = django_filters.ChoiceFilter(label=_("Year"), choices=_years)

    class Meta:
        model = Milestone
        fields = ["when", "year", "pillar"]

    def at_time(self, milestones, _name, value):
        coming = Milestone.objects.coming().values("pk")
        return (
            milestones.filter(pk__in=coming)
            if value == COMING
            else milestones.exclude(pk__in=coming)
        )


class MilestoneViewSet(SnippetViewSet):
    model = Milestone
    icon = "history"
    menu_label = _("Milestones")
    menu_order = MILESTONES_ORDER
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "title",
        Column("date", label=_("When"), sort_key="year"),
        Column("pillar", label=_("Pillar"), sort_key="pillar__sort_order"),
        "source",
    ]
    filterset_class = MilestoneFilterSet
    search_fields = ["title", "text", "source"]
    list_export = ["iso_date", "title", "plain_text", "pillar", "source", "url", "locale"]
    export_filename = "milestones"
    list_per_page = 50
