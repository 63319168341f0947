"""What figures add to Wagtail's admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import register_snippet

from sparks.core.attention import HOOK, AttentionRow

from . import rich_text
from .models import Figure
from .reports import FiguresToReviewReport
from .views import ValueChooserView
from .viewsets import FigureViewSet

register_snippet(FigureViewSet)


@hooks.register("register_rich_text_features")
def register_value(features) -> None:
    rich_text.register(features, reverse_lazy("figures_choose_value"))


@hooks.register("register_admin_urls")
def own_urls() -> list:
    choose = path("figures/choose-value/", ValueChooserView.as_view(), name="figures_choose_value")
    return [choose, *FiguresToReviewReport.paths()]


@hooks.register("register_reports_menu_item")
def figures_to_review_item() -> MenuItem:
    view = FiguresToReviewReport
    return MenuItem(view.page_title, view.url(), icon_name=view.header_icon, order=260)


@hooks.register(HOOK, order=16)
def figures_to_review_rows(request) -> list[AttentionRow]:
    count = FiguresToReviewReport.waiting(request.user).count()
    words = ngettext("figure is due for review", "figures are due for review", count)
    return [AttentionRow(count, words, FiguresToReviewReport.url())]


@hooks.register("before_delete_snippet")
def keep_what_is_used(request, instances):
    """Refuse to delete figures that pages use, and show where the first of them is used."""
    for figure in instances:
        if not isinstance(figure, Figure) or not ReferenceIndex.get_references_to(figure).exists():
            continue
        words = _("“%(title)s” is used here: take it out there before you delete it.")
        messages.error(request, words % {"title": figure.title})
        return redirect(reverse("wagtailsnippets_figures_figure:usage", args=[figure.pk]))
    return None
