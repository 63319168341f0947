"""The statistics page: tables that everybody can read, with bars for a quick look."""

from django.urls import path
from django.utils.translation import gettext_lazy
from django.views.generic import ListView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from ..models import DayCount, Delivery, Mailing
from ..models.subscribers import Rhythm
from ..statistics import active_by, confirmed_share, growth, sent
from .sending import language_name

State, What = Delivery.State, DayCount.What
SHOWN_STATES = [State.SENT, State.DEFERRED, State.FAILED, State.UNCERTAIN, State.SKIPPED]
SHOWN_COUNTS = [
    What.ASKED,
    What.CONFIRMED,
    What.IMPORTED,
    What.LEFT,
    What.ERASED,
    What.BOUNCED,
    What.COMPLAINED,
]


class StatisticsView(WagtailAdminTemplateMixin, ListView):
    """Growth, who is subscribed now, and how each mailing went. No address, no person."""

    template_name = "wagtailadmin/newsletter/statistics.html"
    page_title = gettext_lazy("Newsletter statistics")
    header_icon = "table"
    queryset = Mailing.objects.filter(frozen_at__isnull=False).order_by("-frozen_at", "-pk")
    paginate_by = 20
    page_kwarg = "p"
    paginator_class = WagtailPaginator

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        months, rhythms = growth(), dict(Rhythm.choices)
        languages, wanted = active_by("language"), active_by("rhythm")
        share = confirmed_share(months)
        return {
            **context,
            "count_labels": [what.label for what in SHOWN_COUNTS],
            "months": [(m, [m.counts.get(what, 0) for what in SHOWN_COUNTS]) for m in months],
            "most": max(1, *(max(month.gained, month.lost) for month in months)),
            "active": sum(count for _code, count in languages),
            "languages": [(language_name(code), count) for code, count in languages],
            "rhythms": [(rhythms.get(code, code), count) for code, count in wanted],
            "confirmed_percent": None if share is None else round(share * 100),
            "state_labels": [state.label for state in SHOWN_STATES],
            "mailings": [
                (each.mailing, [each.counts.get(state, 0) for state in SHOWN_STATES])
                for each in sent(list(context["object_list"]))
            ],
        }


class StatisticsViewSet(ViewSet):
    name = "newsletter_statistics"
    url_prefix = "newsletter/statistics"
    icon = "table"
    menu_label = gettext_lazy("Statistics")

    def get_urlpatterns(self):
        return [path("", StatisticsView.as_view(), name="index")]
