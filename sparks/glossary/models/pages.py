"""GlossaryIndexPage: all terms, and below it a page for each."""

from django.db import models
from django.http import Http404
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.search import index

from sparks.core.models import SitePage
from sparks.core.seo import absolute

from .. import listing, store
from ..store import Entry

DESCRIPTION = 160  # characters


class GlossaryIndexPage(RoutablePageMixin, SitePage):
    """The glossary. Its terms are records, so that text, search and guard can use them, too."""

    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences."))

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "glossary/glossary_index_page.html"
    content_panels = [*SitePage.content_panels, FieldPanel("lead")]
    search_fields = [*SitePage.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("glossary")
        verbose_name_plural = _("glossaries")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give the terms in the page's language."""
        return store.entries(self.locale.language_code)

    def search_text(self) -> str:
        said = (" ".join([*each.wordings, each.definition]) for each in self.entries)
        return "\n".join([self.lead, *said])

    def get_context(self, request, *args, **kwargs):
        """Add `glossary`, as the address asks for it; it comes from the process store."""
        context = super().get_context(request, *args, **kwargs)
        asked = (request.GET.get(name, "") for name in ("q", "status"))
        found = listing.listing(self.entries, *asked)
        if found.is_filtered:
            context["seo"].robots = "noindex"
        return {**context, "glossary": found}

    @re_path(r"^([\w-]+)/$", name="term")
    def term(self, request, slug: str):
        """Show one term."""
        entry = next((each for each in self.entries if each.slug == slug), None)
        if entry is None:
            raise Http404
        return self.render(
            request,
            template="glossary/term.html",
            context_overrides=self._about(request, entry),
        )

    def _about(self, request, entry: Entry) -> dict:
        context = super().get_context(request)
        here, language = self.get_url(request) or "", self.locale.language_code
        seo = context["seo"]
        seo.title = _("%(term)s: what it means") % {"term": entry.name}
        said = entry.definition or entry.why or entry.use_instead
        seo.description = Truncator(said).chars(DESCRIPTION)
        if seo.canonical:
            seo.canonical = absolute(f"{here}{entry.slug}/")
            seo.alternates = []  # a term has no counterpart of the same address elsewhere
        seo.json_ld = [_defined_term(entry, here), *seo.json_ld]
        return {
            "seo": seo,
            "breadcrumbs": [*context["breadcrumbs"], (self.title, here)],
            "entry": entry,
            "instead_of": listing.instead_of(entry, language),
            "related": listing.related(entry, language),
        }


def _defined_term(entry: Entry, listing_url: str) -> dict:
    return {
        "@type": "DefinedTerm",
        "name": entry.name,
        "description": entry.definition or entry.why,
        "url": absolute(f"{listing_url}{entry.slug}/"),
        "inDefinedTermSet": absolute(listing_url),
    }
