"""Articles."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import PageManager
from wagtail.search import index

from sparks.core.fields import body_field, words_of, written_words
from sparks.core.models import SitePage
from sparks.taxonomy.models.topics import TopicItem
from sparks.taxonomy.pages import SortedMixin, SortedQuerySet

from ..articles import surroundings
from ..linked_data import news_article
from ..panels import ARTICLE_PANELS

WORDS_PER_MINUTE = 200


class ArticleTopic(TopicItem):
    content_object = ParentalKey(
        "news.ArticlePage", on_delete=models.CASCADE, related_name="topic_items"
    )


class ArticlePage(SortedMixin, SitePage):
    """Something that happened, was published or is asked for."""

    class Kind(models.TextChoices):
        NEWS = "news", _("News")
        PRESS_RELEASE = "press_release", _("Press release")
        PUBLICATION = "publication", _("Publication")
        CAMPAIGN = "campaign", _("Campaign")
        CALL = "call", _("Call")
        OPINION = "opinion", _("Opinion")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.NEWS)
    published_on = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    source_name = models.CharField(_("source"), max_length=120, blank=True)
    source_url = models.URLField(_("address of the original"), blank=True)
    original_on = models.DateField(_("date of the original"), null=True, blank=True)
    lead = models.TextField(_("lead"), max_length=300)
    body = body_field()
    pillars = ParentalManyToManyField(
        "taxonomy.Pillar", blank=True, related_name="articles", verbose_name=_("pillars")
    )
    topics = ClusterTaggableManager(through=ArticleTopic, blank=True, verbose_name=_("topics"))
    projects = ParentalManyToManyField(
        "projects.ProjectPage", blank=True, related_name="articles", verbose_name=_("projects")
    )
    resources = ParentalManyToManyField(
        "resources.ResourcePage", blank=True, related_name="articles", verbose_name=_("resources")
    )

    objects = PageManager.from_queryset(SortedQuerySet)()

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    card_template = "components/card_article.html"
    og_type = "article"
    content_panels = [*SitePage.content_panels, *ARTICLE_PANELS]
    search_fields = [*SitePage.search_fields, index.SearchField("lead"), index.FilterField("kind")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def kind_label(self) -> str:
        return str(self.Kind(self.kind).label)

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    @property
    def reading_minutes(self) -> int:
        """Give how long a calm reader needs, in whole minutes."""
        words = len(self.lead.split()) + written_words(self.body)
        return max(1, round(words / WORDS_PER_MINUTE))

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **surroundings(self)}

    def json_ld(self, request) -> list[dict]:
        return [news_article(self, request)]

    def search_text(self) -> str:
        return " ".join([self.lead, self.source_name, words_of(self.body)])
