"""Terms in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from sparks.core.viewsets import GLOSSARY_ORDER

from .models import Status, Term


class TermFilterSet(WagtailFilterSet):
    status = django_filters.ChoiceFilter(label=_("Status"), choices=Status)
    is_confirmed = django_filters.BooleanFilter(label=_("Confirmed"))

    class Meta:
        model = Term
        fields = ["status", "is_confirmed"]


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = GLOSSARY_ORDER
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "name",
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        "use_instead",
        BooleanColumn("is_confirmed", label=_("Confirmed"), sort_key="is_confirmed"),
    ]
    filterset_class = TermFilterSet
    search_fields = ["name", "other_forms", "definition", "use_instead"]
    list_export = [
        "name",
        "slug",
        "other_forms",
        "context",
        "status",
        "definition",
        "use_instead",
        "why",
        "source",
        "source_url",
        "is_confirmed",
        "locale",
    ]
    export_filename = "glossary"
    ordering = ["name"]
