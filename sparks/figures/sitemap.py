"""The figures' addresses for search engines."""

from sparks.core import sitemap
from sparks.core.store import kept


def connect() -> None:
    """List the figures; called once when the app is ready."""
    sitemap.source(addresses)


@kept
def addresses() -> tuple[tuple[str, None], ...]:
    """Give the address of each figure in each public list of figures."""
    from .models import FigureIndexPage  # models are there by the time somebody asks

    return tuple(
        (f"{listing.url}{slug}/", None)
        for listing in FigureIndexPage.objects.live().public()
        for slug in listing.items().values_list("slug", flat=True)
    )
