"""Pages that can be cited, and lists of them."""

from collections.abc import Iterable

from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from .. import citing

MOST = 2000  # references in one file


class CitedMixin(RoutablePageMixin):
    """A page with a reference to take away."""

    def reference(self, request) -> citing.Reference:
        """Give what a reader writes under a quotation of this page."""
        raise NotImplementedError

    def get_context(self, request, *args, **kwargs):
        url = self.get_url(request)
        return {
            **super().get_context(request, *args, **kwargs),
            "citation": self.citation(request),
            "cite_links": citing.links(url) if url else [],
        }

    def citation(self, request) -> str:
        """Give the reference as one plain sentence to copy."""
        return citing.sentence(self.reference(request))

    @re_path(rf"^cite\.({citing.ENDINGS})/$", name="cite")
    def cite(self, request, ending: str):
        """Serve the reference of this page for a reference manager."""
        return citing.serve([self.reference(request)], ending=ending, filename=self.slug)


class CitedListingMixin:
    """A listing whose items can be cited, those that the filters leave."""

    def cited(self, request) -> Iterable:
        """Give the items to cite, with what their references need."""
        return self.listing(request).matches.order_by("pk")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        selection = listing.selection.for_feed()
        links = [
            (title, listing.url(selection, f"cite.{ending}"))
            for ending, (title, *_more) in citing.FORMATS.items()
        ]
        return {**context, "downloads": [*context["downloads"], *links]}

    @re_path(rf"^cite\.({citing.ENDINGS})/$", name="cite")
    def cite(self, request, ending: str):
        """Serve the references of what the address asks for."""
        references = [each.reference(request) for each in self.cited(request)[:MOST]]
        return citing.serve(references, ending=ending, filename=self.slug)
