"""Who got an issue, who did not, and why: one row for each delivery."""

import django_filters
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView

from ..addresses import address_hash
from ..models import Delivery
from . import access
from .exporting import ExportMixin, WithExport
from .sending import IssueMixin

GONE = gettext_lazy("erased or moved")


class DeliveryFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=Delivery.State, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Delivery
        fields = ["state"]


def address_of(delivery: Delivery) -> str:
    """Give to whom a delivery went; somebody who was erased since then has no address."""
    return delivery.subscriber.email if delivery.subscriber else str(GONE)


def why(delivery: Delivery) -> str:
    """Give what the mail server answered."""
    return f"{delivery.code or ''} {delivery.reply}".strip()


class RecipientsView(access.Needs, IssueMixin, WithExport, IndexView):
    """The deliveries of one mailing; searched by a whole address or a domain."""

    needs = access.READ_PEOPLE
    model = Delivery
    permission_policy = None
    any_permission_required = None
    header_icon = "newsletter"
    is_searchable = True
    paginate_by = 50
    default_ordering = "pk"
    filterset_class = DeliveryFilterSet
    list_export = ["address", "state", "code", "reply", "changed_at"]
    export_headings = {
        "address": gettext_lazy("Address"),
        "state": gettext_lazy("State"),
        "code": gettext_lazy("Reply code"),
        "reply": gettext_lazy("Reply"),
        "changed_at": gettext_lazy("Changed"),
    }

    def get_page_title(self):
        return _("Who got it, who did not, and why")

    def get_page_subtitle(self):
        return self.issue.title

    def get_index_url(self):
        return reverse("newsletter_issues:recipients", args=[self.issue.pk])

    def get_index_results_url(self):
        return reverse("newsletter_issues:recipients_results", args=[self.issue.pk])

    def get_own_export_url(self):
        return reverse("newsletter_issues:recipients_export", args=[self.issue.pk])

    @property
    def columns(self):
        settle = reverse("newsletter_issues:settle", args=[self.issue.pk])

        def settle_url(delivery):
            return f"{settle}?delivery={delivery.pk}" if delivery.state == "uncertain" else None

        return [
            Column("address", label=_("Address"), accessor=address_of),
            TitleColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                get_url=settle_url,
                classname="desk-words",
            ),
            Column(
                "why",
                label=_("What the mail server said"),
                accessor=why,
                classname="desk-words",
            ),
            Column("attempts", label=_("Attempts")),
            DateColumn("changed_at", label=_("Changed")),
        ]

    def get_base_queryset(self):
        if self.mailing is None:
            return Delivery.objects.none()
        return self.mailing.deliveries.select_related("subscriber")

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        text = self.search_query.strip()
        if "@" in text.strip("@"):
            return queryset.filter(address_hash=address_hash(text))
        return queryset.filter(domain__startswith=text.strip("@").lower())

    def to_row_dict(self, item):
        return {
            "address": address_of(item),
            "state": item.get_state_display(),
            "code": item.code or "",
            "reply": item.reply,
            "changed_at": item.changed_at,
        }


class RecipientsExportView(ExportMixin, RecipientsView):
    """The same as a file, for whoever has to answer a question about it."""

    def logged_instance(self):
        return self.mailing or self.issue

    def get_filename(self):
        return f"issue-{self.issue.pk}-recipients"
