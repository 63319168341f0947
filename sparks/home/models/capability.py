"""The page of one capability of a framework."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from sparks.core.blocks.lists import LinkStructBlock
from sparks.core.fields import words_of
from sparks.core.models import SitePage
from sparks.taxonomy.models import Capability
from sparks.taxonomy.store import by_pk

from ..linked_data import defined_term
from ..response.bearing import bearing_on

FEATURES = ["bold", "italic", "link", "ol", "ul"]


class CapabilityPage(SitePage):
    """What a capability is, why it matters, how to begin, and what on the site bears on it."""

    capability = models.ForeignKey(
        Capability, on_delete=models.PROTECT, related_name="pages", verbose_name=_("capability")
    )
    lead = models.TextField(_("lead"), max_length=300, blank=True)
    what_it_is = RichTextField(_("what it is"), features=FEATURES, blank=True)
    why_it_matters = RichTextField(_("why it matters"), features=FEATURES, blank=True)
    how_to_begin = RichTextField(_("how it can be put in place"), features=FEATURES, blank=True)
    reading = StreamField(
        [("link", LinkStructBlock(icon="link", label=_("Link")))],
        blank=True,
        verbose_name=_("further reading"),
    )

    parent_page_types = ["home.ResponsePage"]
    subpage_types = []
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("capability"),
        FieldPanel("lead", help_text=_("The capability in one sentence that anybody understands.")),
        FieldPanel("image"),
        MultiFieldPanel(
            [
                FieldPanel("what_it_is"),
                FieldPanel("why_it_matters"),
                FieldPanel(
                    "how_to_begin", help_text=_("Steps that a reader could take on Monday.")
                ),
                FieldPanel("reading"),
            ],
            heading=_("In our own words"),
            help_text=_("What projects and others do about it is shown below by itself."),
        ),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("capability page")
        verbose_name_plural = _("capability pages")

    def clean(self):
        super().clean()
        if self.capability_id and self._same_capability().exists():
            raise ValidationError({"capability": _("Another page is about this capability.")})

    def _same_capability(self):
        # Translations and aliases of this page are about the same; any other page must not be.
        others = CapabilityPage.objects.filter(capability=self.capability_id)
        return others.exclude(translation_key=self.translation_key)

    @property
    def kept_capability(self) -> Capability:
        """Give the capability with its theme and framework, without asking the database."""
        [found] = by_pk(Capability, [self.capability_id])
        return found

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    @property
    def kind_label(self) -> str:
        return str(_("Capability %(number)d")) % {"number": self.kept_capability.number}

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **bearing_on(self.kept_capability)}

    def json_ld(self, request) -> list[dict]:
        return [defined_term(self, request)]

    def search_text(self) -> str:
        own = [self.lead, self.what_it_is, self.why_it_matters, self.how_to_begin]
        return " ".join([self.kept_capability.title, *own, words_of(self.reading)])
