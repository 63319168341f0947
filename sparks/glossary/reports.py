"""The report of discouraged words on live pages."""

import django_filters
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from sparks.core.reports import WaitingReport

from .models import PageFinding, Status

DISCOURAGED = [(Status.AVOID.value, Status.AVOID.label), (Status.CARE.value, Status.CARE.label)]


class WordingFilterSet(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=DISCOURAGED, field_name="term__status"
    )

    class Meta:
        model = PageFinding
        fields = ["status"]


class WordInContextColumn(Column):
    """The word as it stands in its sentence."""

    cell_template_name = "wagtailadmin/glossary/word_cell.html"


class WordingReport(WaitingReport, ReportView):
    """Every discouraged word on a live page that its reader may edit."""

    slug = "wording"
    page_title = _("Wording")
    header_icon = "openquote"
    model = PageFinding
    filterset_class = WordingFilterSet
    is_searchable = False
    paginate_by = 50
    columns = [
        TitleColumn(
            "page",
            label=_("Page"),
            get_url=lambda found: reverse("wagtailadmin_pages:edit", args=[found.page_id]),
        ),
        Column("place", label=_("Where")),
        WordInContextColumn("word", label=_("Word")),
        Column("better", label=_("Better"), accessor="term.use_instead"),
        Column("status", label=_("Status"), accessor="term.get_status_display"),
    ]
    list_export = [
        "page.pk",
        "page.title",
        "place",
        "word",
        "in_context",
        "term.use_instead",
        "term.status",
    ]
    export_headings = {
        "page.pk": _("Page number"),
        "page.title": _("Page"),
        "in_context": _("Sentence"),
        "term.use_instead": _("Better"),
        "term.status": _("Status"),
    }

    @classmethod
    def may_read(cls, user) -> bool:
        """Say whether there can be a page that `user` may edit."""
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(user, ["add", "change", "publish"])

    def dispatch(self, request, *args, **kwargs):
        if not self.may_read(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def waiting(cls, user):
        """Give what was found on pages that `user` may edit."""
        pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
        return PageFinding.objects.filter(page__in=pages.values("pk"))

    def get_base_queryset(self):
        found = self.waiting(self.request.user).select_related("page", "term")
        # What is avoided comes first: what only wants care is more, and much of it may stay.
        is_avoided = ExpressionWrapper(Q(term__status=Status.AVOID), BooleanField())
        return found.order_by(is_avoided.desc(), "page__title", "page_id", "pk")
