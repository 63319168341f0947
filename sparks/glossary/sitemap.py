"""The terms' addresses for search engines."""

from collections.abc import Iterator

from sparks.core import sitemap

from . import store


def connect() -> None:
    """List the terms; called once when the app is ready."""
    sitemap.source(addresses)


def addresses() -> Iterator[tuple[str, None]]:
    """Give the address of each term that has a public page in its own language."""
    from .models import GlossaryIndexPage  # models are there by the time somebody asks

    glossaries = GlossaryIndexPage.objects.live().public().select_related("locale")
    for glossary in glossaries:
        for entry in store.entries(glossary.locale.language_code):
            yield f"{glossary.url}{entry.slug}/", None
