"""The terms' addresses for search engines."""

from sparks.core import sitemap
from sparks.core.store import kept

from . import store


def connect() -> None:
    """List the terms; called once when the app is ready."""
    sitemap.source(addresses)


@kept
def addresses() -> tuple[tuple[str, None], ...]:
    """Give the address of each term that has a public page in its own language."""
    from .models import GlossaryIndexPage  # models are there by the time somebody asks

    return tuple(
        (f"{glossary.url}{entry.slug}/", None)
        for glossary in GlossaryIndexPage.objects.live().public().select_related("locale")
        for entry in store.entries(glossary.locale.language_code)
    )
