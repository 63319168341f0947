"""Help services in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from sparks.core.viewsets import HELP_ORDER

from .columns import VerifiedColumn
from .directory import by_name
from .models import HelpService

SHOWN, HIDDEN = "shown", "hidden"
STATES = [(SHOWN, _("Visitors see it")), (HIDDEN, _("To be verified"))]
ACROSS = "across"


def _countries() -> list[tuple[str, str]]:
    """Give what can be chosen: the countries that have services, and those for several."""
    codes = HelpService.objects.exclude(country="").values_list("country", flat=True)
    return [(ACROSS, _("Several countries")), *by_name(set(codes.order_by()))]


class HelpServiceFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=HelpService.Kind)
    country = django_filters.ChoiceFilter(
        label=_("Country"), choices=_countries, method="in_country"
    )
    verified = django_filters.ChoiceFilter(label=_("Verified"), choices=STATES, method="in_state")

    class Meta:
        model = HelpService
        fields = ["kind", "country", "verified"]

    def in_country(self, services, _name, value):
        return services.filter(country="" if value == ACROSS else value)

    def in_state(self, services, _name, value):
        return services.shown() if value == SHOWN else services.to_verify()


class HelpServiceViewSet(SnippetViewSet):
    model = HelpService
    icon = "help"
    menu_label = _("Help services")
    menu_order = HELP_ORDER
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "name",
        Column("where", label=_("Country"), sort_key="country"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        "phone",
        VerifiedColumn("verified_on", label=_("Last verified"), sort_key="verified_on"),
    ]
    filterset_class = HelpServiceFilterSet
    search_fields = ["name", "phone", "url"]
    list_export = [
        "name",
        "kind",
        "country",
        "phone",
        "url",
        "hours",
        "languages",
        "is_free",
        "is_anonymous",
        "verified_on",
        "source",
        "locale",
    ]
    export_filename = "help-services"
    ordering = ["country", "kind", "name"]
