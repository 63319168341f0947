"""The queue: every text that teams have sent, what it waits for, and who has taken it on."""

import django_filters
from django.db.models import F
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import (
    BulkActionsCheckboxColumn,
    Column,
    StatusTagColumn,
    TitleColumn,
)
from wagtail.admin.views.generic.base import BaseListingView

from ..models import Contribution, Team
from . import access
from .waiting import CLOSED, EDITORS, WHERE, age, is_overdue, queue, waits_for

OBJ_TYPE = "contribution"
WHOM = {EDITORS: gettext_lazy("the editors"), "team": gettext_lazy("the team")}


class QueueFilterSet(WagtailFilterSet):
    """Without a choice of `where`, what is closed is left out."""

    where = django_filters.ChoiceFilter(
        label=gettext_lazy("Show"),
        choices=[(name, label) for name, (label, _keep) in WHERE.items()],
        method="keep_where",
        widget=RadioSelect,
        empty_label=gettext_lazy("All that are open"),
    )
    page_type = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Of what"),
        choices=Contribution.PageType,
        widget=CheckboxSelectMultiple,
    )
    team = django_filters.ModelChoiceFilter(label=gettext_lazy("Team"), queryset=Team.objects.all())

    class Meta:
        model = Contribution
        fields = ["where", "page_type", "team"]

    def filter_queryset(self, queryset):
        """Keep what was asked for; for who asks for nothing, what is open."""
        if not self.form.cleaned_data.get("where"):
            queryset = queryset.exclude(derived_state__in=CLOSED)
        return super().filter_queryset(queryset)

    def keep_where(self, texts, _name, value):
        _label, keep = WHERE[value]
        return keep(texts, self.request.user)


class WaitingColumn(Column):
    """For whom a text waits, and for how long."""

    cell_template_name = "wagtailadmin/submissions/waiting_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "whom": WHOM.get(waits_for(instance), ""), "age": age(instance.since)}


class DueColumn(Column):
    """When it should be answered; what is late says so."""

    cell_template_name = "wagtailadmin/submissions/due_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        waits = waits_for(instance) == EDITORS
        return {**context, "due": instance.due if waits else None, "late": is_overdue(instance)}


class TextColumn(TitleColumn):
    """The title, with the place that the checkbox beside it is named by."""

    cell_template_name = "wagtailadmin/tables/title_cell.html"

    def get_title_id(self, instance, parent_context):
        return f"{OBJ_TYPE}_{instance.pk}_title"


def kind_of(text: Contribution) -> str:
    """Give what would happen and to what, such as “Change: Project”."""
    return f"{text.get_kind_display()}: {text.get_page_type_display()}"


def state_of(text: Contribution) -> str:
    return text.state.label


class QueueView(access.Needs, BaseListingView):
    """Texts from teams, what is due first at the top."""

    template_name = "wagtailadmin/submissions/queue.html"
    results_template_name = "wagtailadmin/submissions/queue_results.html"
    page_title = gettext_lazy("Texts from teams")
    header_icon = "clipboard-list"
    model = Contribution
    verbose_name_plural = gettext_lazy("texts")
    is_searchable = True
    search_fields = ["title", "team__name"]
    search_backend_name = None
    paginate_by = 50
    filterset_class = QueueFilterSet
    index_url_name = "submissions_texts:index"
    index_results_url_name = "submissions_texts:index_results"

    @property
    def columns(self):
        columns = [
            TextColumn(
                "title",
                label=_("Title"),
                accessor=str,
                sort_key="title",
                get_url=lambda text: reverse("submissions_texts:text", args=[text.pk]),
            ),
            Column("team", label=_("Team"), sort_key="team__name"),
            Column("kind", label=_("What"), accessor=kind_of, sort_key="page_type"),
            StatusTagColumn("state", label=_("State"), accessor=state_of, primary=True),
            WaitingColumn("since", label=_("Waits for"), sort_key="since"),
            Column("assignee", label=_("With"), sort_key="assignee__last_name"),
            DueColumn("due", label=_("Due"), sort_key="due"),
        ]
        if self.may_work:
            columns.insert(0, BulkActionsCheckboxColumn("bulk_actions", obj_type=OBJ_TYPE))
        return columns

    @property
    def may_work(self) -> bool:
        return self.request.user.has_perm(access.WORK)

    def get_base_queryset(self):
        return queue().order_by(F("due").asc(nulls_last=True), "since", "pk")

    def order_queryset(self, queryset):
        """Order as asked, and never leave the order of equals to chance: pages must not overlap."""
        if not self.ordering:
            return queryset
        return queryset.order_by(self.ordering, "pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(may_work=self.may_work, **kwargs)
        return {**context, "objects": context["page_obj"], "where": self.request.GET.get("where")}
