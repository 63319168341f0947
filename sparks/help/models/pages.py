"""HelpIndexPage: the directory that the help strip of every page leads to."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from sparks.core.fields import body_field, words_of
from sparks.core.models import SitePage
from sparks.core.seo import absolute

from .. import directory, needs
from .services import HelpService


class HelpIndexPage(SitePage):
    """Who helps, by country and need. Always sensitive; remembers nothing of who asks."""

    is_sensitive = models.BooleanField(_("sensitive"), default=True, editable=False)
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences."))
    body = body_field(
        help_text=_("Stands below the directory: questions people have, and words of comfort.")
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "help/help_index_page.html"
    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    settings_panels = [
        MultiFieldPanel([FieldPanel("last_reviewed_on")], heading=_("Care")),
        *Page.settings_panels,
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("help directory")
        verbose_name_plural = _("help directories")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    def search_text(self) -> str:
        titles = [str(need.title) for need in needs.NEEDS]
        kinds = [str(label) for label in HelpService.Kind.labels]
        return " ".join([self.lead, *titles, *kinds, words_of(self.body)])

    def get_context(self, request, *args, **kwargs):
        """Add `directory`, for the country that the address names (one query), and `today`."""
        context = super().get_context(request, *args, **kwargs)
        services = HelpService.objects.shown().in_language(self.locale)
        found = directory.directory(services, request.GET.get("country", ""))
        seo = context["seo"]
        if found.country:
            seo.title = _("Help: %(country)s") % {"country": found.country_name}
            if seo.canonical:
                seo.canonical = absolute(f"{self.get_url(request)}?country={found.country}")
        return {**context, "directory": found, "today": timezone.localdate()}
