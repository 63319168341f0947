"""Organisations in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from sparks.core.viewsets import ORGANISATIONS_ORDER

from .models import Organisation


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_order = ORGANISATIONS_ORDER
    add_to_admin_menu = True
    list_display = ["name", "short_name", "country", "kind", UpdatedAtColumn()]
    list_filter = ["kind", "country"]
    list_export = ["name", "short_name", "kind", "city", "country", "website"]
    export_filename = "organisations"
    ordering = ["name"]
    copy_view_enabled = False
