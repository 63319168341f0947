"""The archive: all issues that were sent, with their web versions and a feed."""

from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Facet, Sort, years
from sparks.core.models import ListingPage

from .issues import IssuePage


class NewsletterIndexPage(ListingPage):
    """All issues, newest first. An issue is published, and so appears here, when it is sent."""

    item_type = IssuePage
    facets = (Facet("year", _("Year"), "first_published_at__year", years),)
    sorts = (
        Sort("newest", _("Newest"), ("-first_published_at",)),
        Sort("oldest", _("Oldest"), ("first_published_at",)),
    )
    words_in = ("title", "preheader")

    feed_date = "first_published_at"

    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsletter.IssuePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("newsletter")
