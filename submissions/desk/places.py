"""What all pages about one text share: who gets in, and the way back."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Contribution
from . import access


def text_url(text: Contribution) -> str:
    """Give the address of a text's page in the admin."""
    return reverse("submissions_texts:text", args=[text.pk])


def waiting_text(page) -> Contribution | None:
    """Give the text that editors or the team work on and that stands in the page's line."""
    waiting = access.sent().select_related("team", "page").being_reviewed()
    return waiting.of_page(page).order_by("-submitted_at").first()


class TextMixin(access.Needs):
    """A page about one text that a team has sent."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.text = access.contribution_for(request.user, kwargs["pk"])

    @property
    def page_url(self) -> str:
        return text_url(self.text)

    def get_page_subtitle(self):
        return str(self.text)

    def get_breadcrumbs_items(self):
        index = {"url": reverse("submissions_texts:index"), "label": _("Texts from teams")}
        own = {"url": self.page_url, "label": str(self.text)}
        here = {"url": "", "label": self.get_page_title(), "sublabel": str(self.text)}
        return [*self.breadcrumbs_items, index, own, here]
