"""Plain pages and the pages of the four pillars."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from sparks.core.fields import body_field, words_of
from sparks.core.models import SitePage
from sparks.taxonomy.models import Pillar
from sparks.taxonomy.store import by_pk

from ..pillars import overview


class StandardPage(SitePage):
    """About, privacy, accessibility, funding, help: a lead and running text."""

    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences."))
    body = body_field()

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("image"),
        FieldPanel("body"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    def search_text(self) -> str:
        return " ".join([self.lead, words_of(self.body)])


class PillarPage(SitePage):
    """What one pillar is about, and everything on the site that belongs to it."""

    pillar = models.ForeignKey(
        Pillar, on_delete=models.PROTECT, related_name="pages", verbose_name=_("pillar")
    )
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences."))
    body = body_field()

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("pillar"),
        FieldPanel("lead"),
        FieldPanel("image"),
        FieldPanel("body"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("pillar page")
        verbose_name_plural = _("pillar pages")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead or self.pillar.sentence

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **overview(self.pillar)}

    @property
    def pillar_list(self) -> list[Pillar]:
        """Give the pillar as a list, like page types that have several."""
        return by_pk(Pillar, [self.pillar_id])

    def search_text(self) -> str:
        return " ".join([self.lead, words_of(self.body)])
