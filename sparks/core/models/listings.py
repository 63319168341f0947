"""ListingPage: a page that lists pages of one type, with filters and feeds."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from .pages import SitePage


class ListingPage(RoutablePageMixin, SitePage):
    """Abstract base of the listings: what is listed, how it is filtered, and what is missing."""

    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences."))
    coverage = models.TextField(
        _("what is not in this list"),
        blank=True,
        help_text=_("Say what is missing and why, so that nobody takes the list for complete."),
    )

    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("coverage")]

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        return self.search_description or self.lead
