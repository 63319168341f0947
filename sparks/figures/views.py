"""The window in which an editor picks a value for a sentence."""

from django.views.generic import View
from wagtail.admin.modal_workflow import render_modal_workflow

from sparks.core.listing.counts import with_words
from sparks.core.listing.selection import clean_words

from .models import LATEST, Figure
from .rich_text import words_of

MOST = 20


class ValueChooserView(View):
    """Lists figures with their values; `q` narrows the list."""

    def get(self, request):
        words = clean_words(request.GET.get("q", ""))
        figures = with_words(Figure.objects.published(), words, ["title", "definition", "place"])
        found = list(figures.order_by("title").as_cards()[: MOST + 1])
        context = {
            "q": words,
            "rows": [(figure, self._choices(figure)) for figure in found[:MOST]],
            "is_cut": len(found) > MOST,
        }
        template = "wagtailadmin/figures/choose_value.html"
        return render_modal_workflow(request, template, None, context, {"step": "choose"})

    @staticmethod
    def _choices(figure: Figure) -> list[dict]:
        """Give what the editor is told of each value: the newest first, and as "the newest"."""
        periods = [LATEST, *(point.period for point in reversed(figure.series))]
        return [
            {"id": figure.pk, "period": period, "text": words_of(figure, period)}
            for period in periods
        ]
