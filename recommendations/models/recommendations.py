"""A key recommendation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from sparks.core.citing import Reference
from sparks.core.models import CitedMixin, SitePage
from sparks.taxonomy.models import Pillar
from sparks.taxonomy.models.topics import TopicItem
from sparks.taxonomy.pages import SortedMixin
from sparks.taxonomy.store import by_pk

from .. import states
from ..answers import answers, citation
from ..linked_data import creative_work
from ..panels import RECOMMENDATION_PANELS
from ..querysets import RecommendationQuerySet
from ..references import reference_of


class RecommendationTopic(TopicItem):
    content_object = ParentalKey(
        "recommendations.RecommendationPage", on_delete=models.CASCADE, related_name="topic_items"
    )


class RecommendationPage(CitedMixin, SortedMixin, SitePage):
    """One recommendation: the sentence, the reason, the source, and what is done about it."""

    State = states.State

    statement = models.TextField(_("recommendation"), max_length=400)
    pillar = models.ForeignKey(
        Pillar,
        on_delete=models.PROTECT,
        related_name="recommendations",
        verbose_name=_("pillar"),
    )
    rationale = RichTextField(_("why"), features=["bold", "italic", "link", "ol", "ul"])
    source_text = models.CharField(_("source"), max_length=250)
    source_url = models.URLField(_("address of the source"), blank=True)
    source_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("source on this site"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    missing = models.TextField(_("what is missing"), blank=True)
    addressed_to = ParentalManyToManyField(
        "taxonomy.Audience",
        blank=True,
        related_name="recommendations",
        verbose_name=_("who should act"),
    )
    capabilities = ParentalManyToManyField(
        "taxonomy.Capability",
        blank=True,
        related_name="recommendations",
        verbose_name=_("capabilities"),
    )
    evidence = ParentalManyToManyField(
        "resources.ResourcePage",
        blank=True,
        related_name="recommendations",
        verbose_name=_("evidence"),
    )
    topics = ClusterTaggableManager(
        through=RecommendationTopic, blank=True, verbose_name=_("topics")
    )

    objects = PageManager.from_queryset(RecommendationQuerySet)()

    parent_page_types = ["recommendations.RecommendationIndexPage"]
    subpage_types = []
    card_template = "components/card_recommendation.html"
    content_panels = [*SitePage.content_panels, *RECOMMENDATION_PANELS]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("statement"),
        index.FilterField("pillar"),
        index.FilterField("year"),
    ]

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")

    @property
    def state(self) -> str:
        """Give a value of `State`, derived from the follow-ups."""
        derived = getattr(self, "derived_state", None)
        if derived:
            return derived
        return states.state_of(each.status for each in self.follow_ups.all())

    @property
    def state_label(self) -> str:
        return self.State(self.state).label

    @property
    def source_line(self) -> str:
        """Give the source with its year, which many a source's own name says already."""
        year = str(self.year)
        return self.source_text if year in self.source_text else f"{self.source_text}, {year}"

    @property
    def pillar_list(self) -> list[Pillar]:
        """Give the pillar as a list, like page types that have several."""
        return by_pk(Pillar, [self.pillar_id])

    @property
    def summary(self) -> str:
        return self.search_description or self.statement

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **answers(self, request)}

    def citation(self, request) -> str:
        return citation(self, request)

    def reference(self, request) -> Reference:
        return reference_of(self, request)

    def json_ld(self, request) -> list[dict]:
        return [creative_work(self, request)]

    @property
    def kind_label(self) -> str:
        return str(self._meta.verbose_name).capitalize()

    @property
    def social_title(self) -> str:
        return self.statement

    def search_text(self) -> str:
        return " ".join([self.statement, self.rationale, self.source_text, self.missing])
