"""The response map: pillars and capabilities against all there is, and where partners are."""

from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from sparks.core.fields import body_field, words_of
from sparks.core.models import SitePage
from sparks.core.seo import absolute
from sparks.taxonomy.models import Framework
from sparks.taxonomy.store import by_pk, current_framework

from ..linked_data import dataset
from ..response.choices import choices
from ..response.exports import as_csv, as_json, download_links, partners_as_csv
from ..response.partners import drawing, partner_countries
from ..response.table import response_table


class ResponsePage(RoutablePageMixin, SitePage):
    """What is done for each pillar and capability of a framework, and what is missing."""

    framework = models.ForeignKey(
        Framework,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="response_pages",
        verbose_name=_("framework"),
        help_text=_("Whose capabilities are shown. None chosen: the current framework."),
    )
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences."))
    body = body_field(help_text=_("Stands below the map: how to read it, and what it cannot say."))

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.CapabilityPage"]
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("framework"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("response map")
        verbose_name_plural = _("response maps")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    @property
    def shown_framework(self) -> Framework | None:
        """Give the framework chosen, or the current one; None while there is none."""
        chosen = by_pk(Framework, [self.framework_id])
        return chosen[0] if chosen else current_framework()

    def get_context(self, request, *args, **kwargs):
        """Add what the address asks for: choices, table, partners, map, downloads."""
        context = super().get_context(request, *args, **kwargs)
        asked = choices(request.GET)
        query, seo = urlencode(sorted(asked.chosen.items())), context["seo"]
        if query:
            words = ", ".join(asked.words)
            seo.title = _now("%(list)s: %(chosen)s") % {"list": self.title, "chosen": words}
            if seo.canonical:
                seo.canonical = absolute(f"{self.get_url(request)}?{query}")
        framework, partners = self.shown_framework, partner_countries(asked.chosen)
        return {
            **context,
            "choices": asked,
            "framework": framework,
            "table": response_table(framework, asked.chosen),
            "partners": partners,
            "drawing": drawing(partners),
            "downloads": download_links(self, asked, query),
        }

    @re_path(r"^response\.(csv|json)/$", name="data")
    def data(self, request, ending: str):
        """Serve the table as data, narrowed as the address asks."""
        asked = choices(request.GET)
        table = response_table(self.shown_framework, asked.chosen)
        if ending == "csv":
            return as_csv(table, self.slug)
        return as_json(self, table, partner_countries(asked.chosen), asked)

    @re_path(r"^countries\.csv/$", name="countries")
    def countries(self, request):
        """Serve the countries of partners as data."""
        partners = partner_countries(choices(request.GET).chosen)
        return partners_as_csv(partners, f"{self.slug}-countries.csv")

    def json_ld(self, request) -> list[dict]:
        return [dataset(self, request)]

    def search_text(self) -> str:
        return " ".join([self.lead, words_of(self.body)])
