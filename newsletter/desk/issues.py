"""All issues with the state of their sending, and the addresses of the sending page."""

import django_filters
from django.forms import RadioSelect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..models import IssuePage, Mailing, NewsletterIndexPage
from . import access
from .attention import HELD, UNCERTAIN, mailings_in
from .confirming import CancelView, SettleView
from .recipients import RecipientsExportView, RecipientsView
from .sending import ProgressView, SendingView
from .verbs import VerbView

NOT_PLANNED = gettext_lazy("Not planned")


def state_of(issue: IssuePage) -> str:
    """Give in words how far the sending of an issue is."""
    mailing = getattr(issue, "mailing", None)
    return mailing.get_state_display() if mailing else str(NOT_PLANNED)


def audience_of(issue: IssuePage) -> int | str:
    """Give how many get an issue; nothing before that is decided."""
    mailing = getattr(issue, "mailing", None)
    return mailing.audience_count if mailing and mailing.is_frozen else ""


class IssueFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[
            *Mailing.State.choices,
            (HELD, gettext_lazy("Stopped because something is wrong")),
            (UNCERTAIN, gettext_lazy("Over, with uncertain deliveries")),
        ],
        method="keep_state",
        widget=RadioSelect,
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = IssuePage
        fields = []

    def keep_state(self, issues, _name, value):
        return issues.filter(mailing__in=mailings_in(value))


class IssuesView(BaseListingView):
    """Issues of the archive, those nobody has sent yet included, newest first."""

    page_title = gettext_lazy("Newsletter issues")
    header_icon = "newsletter"
    verbose_name_plural = gettext_lazy("newsletter issues")
    is_searchable = True
    search_fields = ["title"]
    search_backend_name = None
    paginate_by = 20
    filterset_class = IssueFilterSet
    index_url_name = "newsletter_issues:index"
    index_results_url_name = "newsletter_issues:index_results"
    columns = [
        TitleColumn("title", label=gettext_lazy("Subject"), url_name="newsletter_issues:sending"),
        Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display"),
        Column("language", label=gettext_lazy("Language"), accessor="locale.language_code"),
        StatusTagColumn("state", label=gettext_lazy("State"), accessor=state_of),
        NumberColumn("audience", label=gettext_lazy("Audience"), accessor=audience_of),
        DateColumn("scheduled_at", label=gettext_lazy("Planned"), accessor="mailing.scheduled_at"),
        DateColumn("finished_at", label=gettext_lazy("Sent"), accessor="mailing.finished_at"),
    ]

    def get_base_queryset(self):
        issues = IssuePage.objects.select_related("mailing", "locale").order_by("-pk")
        user = self.request.user
        if user.has_perm(access.SEND):
            return issues
        policy = policy_registry.get_by_type(Page)
        editable = policy.instances_user_has_permission_for(user, "change")
        return issues.filter(pk__in=editable.values("pk"))

    @property
    def header_buttons(self):
        archive = NewsletterIndexPage.objects.order_by("pk").first()
        if not (archive and archive.permissions_for_user(self.request.user).can_add_subpage()):
            return []
        place = ["newsletter", "issuepage", archive.pk]
        url = reverse("wagtailadmin_pages:add", args=place)
        return [HeaderButton(_("Write an issue"), url=url, icon_name="plus")]


class IssuesMenuItem(MenuItem):
    """Shown to whoever writes issues somewhere, or sends them."""

    def is_shown(self, request):
        if request.user.has_perm(access.SEND):
            return True
        return policy_registry.get_by_type(Page).user_has_permission(request.user, "change")


class IssuesViewSet(ViewSet):
    """The listing, and below it everything about the sending of one issue."""

    name = "newsletter_issues"
    url_prefix = "newsletter/issues"
    icon = "newsletter"
    menu_label = gettext_lazy("Issues")
    menu_item_class = IssuesMenuItem

    def get_urlpatterns(self):
        return [
            path("", IssuesView.as_view(), name="index"),
            path("results/", IssuesView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/send/", SendingView.as_view(), name="sending"),
            path("<int:pk>/send/progress/", ProgressView.as_view(), name="progress"),
            path("<int:pk>/send/cancel/", CancelView.as_view(), name="cancel"),
            path("<int:pk>/send/settle/", SettleView.as_view(), name="settle"),
            path("<int:pk>/send/do/<slug:verb>/", VerbView.as_view(), name="do"),
            path("<int:pk>/recipients/", RecipientsView.as_view(), name="recipients"),
            path(
                "<int:pk>/recipients/results/",
                RecipientsView.as_view(results_only=True),
                name="recipients_results",
            ),
            path(
                "<int:pk>/recipients/export/",
                RecipientsExportView.as_view(),
                name="recipients_export",
            ),
        ]
