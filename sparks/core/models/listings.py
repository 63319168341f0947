"""ListingPage: a page that lists pages of one type, with filters and feeds."""

from django.db.models import QuerySet, TextField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from ..downloads import offered
from ..feeds import all_feed_links, feed_links, serve_feed
from ..listing import Facet, Listing, Sort
from ..seo import absolute
from .pages import SitePage


class ListingPage(RoutablePageMixin, SitePage):
    """Abstract base of the listings: what is listed, how it is filtered, and what is missing.

    An index page says what it lists and how in five class attributes and in `items`.
    """

    lead = TextField(_("lead"), blank=True, help_text=_("One or two sentences."))
    coverage = TextField(
        _("what is not in this list"),
        blank=True,
        help_text=_("Say what is missing and why, so that nobody takes the list for complete."),
    )

    item_type: type[SitePage]
    facets: tuple[Facet, ...] = ()
    sorts: tuple[Sort, ...] = ()  # the first one is the usual order
    words_in: tuple[str, ...] = ("title",)  # where the filter by words looks
    feed_date = "first_published_at"  # what makes an item new in the feeds

    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("coverage")]

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    def items(self) -> QuerySet:
        """Give all that is listed, with the annotations that facets and sorts need.

        These are the pages right below this one, in its language, that everybody may see.
        """
        below = self.item_type.objects.child_of(self).filter(locale=self.locale_id)
        return below.live().public()

    def listing(self, request) -> Listing:
        """Give the listing that the address of `request` asks for."""
        return Listing(self, request.GET, self.get_url(request) or "")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = self.listing(request)
        seo = context["seo"]
        if listing.is_filtered:
            seo.title = listing.title
        if seo.canonical:
            seo.canonical = absolute(listing.url(listing.canonical))
        seo.feeds = all_feed_links(listing)
        downloads = [*feed_links(listing), *offered(listing)]
        return {**context, "listing": listing, "downloads": downloads}

    @re_path(r"^(feed\.(?:rss|atom))/$", name="feed")
    def feed(self, request, leaf: str):
        """Serve RSS or Atom of what the address asks for."""
        return serve_feed(self.listing(request), request, leaf)
