"""The addresses of the editors' side, and the entry in the admin's menu."""

from django.urls import path
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from sparks.core.viewsets import INBOX_ORDER

from . import access
from .attention import counts
from .comparing import CompareView
from .conversation import TextView
from .correcting import CorrectView
from .queue import QueueView
from .verbs import VerbView


class TextsMenuItem(MenuItem):
    """Shown to those who may read teams' texts, with the number that nobody has taken on."""

    def is_shown(self, request):
        return request.user.has_perm(access.READ)

    def render_component(self, request):
        shown = super().render_component(request)
        count = counts(request.user)["unclaimed"]
        shown.label = f"{self.label} ({count})" if count else self.label
        return shown


class TextsViewSet(ViewSet):
    """The queue, and below it everything about one text."""

    name = "submissions_texts"
    url_prefix = "texts"
    icon = "clipboard-list"
    menu_label = gettext_lazy("Teams’ texts")
    menu_order = INBOX_ORDER + 5
    menu_item_class = TextsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", QueueView.as_view(), name="index"),
            path("results/", QueueView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", TextView.as_view(), name="text"),
            path("<int:pk>/compare/", CompareView.as_view(), name="compare"),
            path("<int:pk>/do/<slug:verb>/", VerbView.as_view(), name="do"),
            path("correct/<int:page_id>/", CorrectView.as_view(), name="correct"),
        ]
