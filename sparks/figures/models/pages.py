"""FigureIndexPage: the list of all figures, the page of each, and their data to take away."""

from django.db.models import TextField
from django.db.models.functions import Lower
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from sparks.core import citing
from sparks.core.listing import Facet, Listing, Sort
from sparks.core.models import SitePage
from sparks.core.seo import Seo, absolute
from sparks.core.store import kept

from .. import exports, linked_data
from .figures import Figure

SLUG = r"([\w-]+)"


@kept
def places() -> dict[str, str]:
    """Give all places that figures are about."""
    found = Figure.objects.published().order_by("place").values_list("place", flat=True)
    return {place: place for place in found.distinct()}


class FigureIndexPage(RoutablePageMixin, SitePage):
    """All figures, and below it the page of each."""

    lead = TextField(_("lead"), blank=True, help_text=_("One or two sentences."))
    coverage = TextField(
        _("what is not in this list"),
        blank=True,
        help_text=_("Say what is missing and why, so that nobody takes the list for complete."),
    )

    facets = (Facet("place", _("Place"), "place", places),)
    sorts = (
        Sort("name", _("A to Z"), (Lower("title"),)),
        Sort("checked", _("Last checked"), ("-checked_on",)),
    )
    words_in = ("title", "definition", "unit", "source_name")

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "figures/figure_index_page.html"
    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("coverage")]

    class Meta:
        verbose_name = _("list of figures")
        verbose_name_plural = _("lists of figures")

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    def search_text(self) -> str:
        told = Figure.objects.published().values_list("title", "definition", "place")
        return " ".join([self.lead, *(words for row in told for words in row)])

    def items(self):
        """Give all that is listed."""
        return Figure.objects.published()

    @re_path(r"^$", name="index_route")
    def index_route(self, request):
        """Show the list, with the data of what the address asks for to take away."""
        listing = Listing(self, request.GET, self.get_url(request) or "")
        selection = listing.selection.for_feed()
        downloads = [
            (title, listing.url(selection, f"data.{ending}"))
            for ending, (title, _write) in exports.FORMATS.items()
        ]
        seo = Seo.for_page(self, request)
        if listing.is_filtered:
            seo.title = listing.title
        if seo.canonical:
            seo.canonical = absolute(listing.url(listing.canonical))
        more = {"listing": listing, "downloads": downloads, "seo": seo}
        return self.render(request, context_overrides=more)

    @re_path(rf"^data\.({exports.ENDINGS})/$", name="all_data")
    def all_data(self, request, ending: str):
        """Serve the values of all figures that the address asks for."""
        found = Listing(self, request.GET, self.get_url(request) or "").matches
        figures = found.order_by("title").as_cards()
        return exports.serve(figures, ending=ending, filename=self.slug)

    @re_path(rf"^{SLUG}/$", name="figure")
    def figure(self, request, slug: str):
        """Show one figure."""
        figure = self._figure(slug)
        return self.render(
            request,
            template="figures/figure.html",
            context_overrides=linked_data.context_of(figure, self, request),
        )

    @re_path(rf"^{SLUG}/data\.({exports.ENDINGS})/$", name="data")
    def data(self, request, slug: str, ending: str):
        """Serve the values of one figure."""
        return exports.serve([self._figure(slug)], ending=ending, filename=slug)

    @re_path(rf"^{SLUG}/cite\.({citing.ENDINGS})/$", name="cite")
    def cite(self, request, slug: str, ending: str):
        """Serve the reference of one figure for a reference manager."""
        return citing.serve([self._figure(slug).reference()], ending=ending, filename=slug)

    def _figure(self, slug: str) -> Figure:
        figure = Figure.objects.published().as_cards().filter(slug=slug).first()
        if figure is None:
            raise Http404(slug)
        return figure
