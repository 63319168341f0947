"""The list of articles: what it can be filtered and sorted by."""

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Facet, Sort, choices_of, years
from sparks.core.models import ListingPage
from sparks.taxonomy.facets import pillar_facet, topic_facet

from .articles import ArticlePage


class NewsIndexPage(ListingPage):
    """All articles, newest first."""

    item_type = ArticlePage
    facets = (
        pillar_facet(),
        Facet("kind", _("Kind"), "kind", choices_of(ArticlePage.Kind)),
        topic_facet(),
        Facet("year", _("Year"), "published_on__year", years),
    )
    sorts = (
        Sort("newest", _("Newest"), ("-published_on",)),
        Sort("oldest", _("Oldest"), ("published_on",)),
        Sort("name", _("A to Z"), (Lower("title"),)),
    )
    words_in = ("title", "lead", "source_name")
    feed_date = "published_on"

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ArticlePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of news")
