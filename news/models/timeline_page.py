"""TimelinePage: what happened in the policy of this field, and what is coming."""

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.search import index

from sparks.core.models import SitePage
from sparks.core.seo import absolute

from ..milestone_files import ENDINGS, serve
from ..timeline import Timeline, timeline
from .milestones import Milestone


class TimelinePage(RoutablePageMixin, SitePage):
    """All milestones in the language of the page: what is coming first, then year by year."""

    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences."))
    coverage = models.TextField(
        _("what is not in this list"),
        blank=True,
        help_text=_("Say what is missing and why, so that nobody takes the list for complete."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "news/timeline_page.html"
    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("coverage")]
    search_fields = [*SitePage.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("policy timeline")
        verbose_name_plural = _("policy timelines")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    def search_text(self) -> str:
        return " ".join([self.lead, self.coverage])

    def timeline(self, request) -> Timeline:
        """Give what the address of `request` asks for (one query)."""
        milestones = Milestone.objects.filter(locale=self.locale_id)
        return timeline(milestones, request.GET.get("pillar", ""))

    def get_context(self, request, *args, **kwargs):
        """Add `timeline` and `downloads`, (title, address) of the files it can be had as."""
        context = super().get_context(request, *args, **kwargs)
        found = self.timeline(request)
        url = self.get_url(request) if self.pk else ""
        seo = context["seo"]
        if found.pillar:
            names = {"list": self.title, "chosen": found.pillar.title}
            seo.title = _now("%(list)s: %(chosen)s") % names
            if seo.canonical:
                seo.canonical = absolute(f"{url}{found.query}")
        files = [("CSV", "csv"), ("JSON", "json")]
        downloads = [(name, f"{url}milestones.{ending}{found.query}") for name, ending in files]
        return {**context, "timeline": found, "downloads": downloads if url else []}

    @re_path(rf"^milestones\.({ENDINGS})/$", name="file")
    def file(self, request, ending: str):
        """Serve what the address asks for as a file."""
        return serve(self.timeline(request).entries, ending=ending, filename=self.slug)
