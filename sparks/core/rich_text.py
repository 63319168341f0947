"""Links in rich text: addresses come from the process store, so a link costs no query."""

from django.utils.html import format_html
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from .addresses import document_urls, page_urls


class KeptPageLink(PageLinkHandler):
    """A link to a page; without address when the page is not live."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        pks = _keys(attrs_list)
        urls = page_urls(sorted({pk for pk in pks if pk}))
        return [_opening(urls.get(pk)) for pk in pks]


class KeptDocumentLink(DocumentLinkHandler):
    """A link to a document of the library."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        pks = _keys(attrs_list)
        urls = document_urls(tuple(sorted({pk for pk in pks if pk})))
        return [_opening(urls.get(pk)) for pk in pks]


class ExternalLink(LinkHandler):
    """A link to another site, which gets no hold of our window."""

    identifier = "external"

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return format_html('<a href="{}" rel="noopener">', attrs["href"])


def register_links(features: FeatureRegistry) -> None:
    """Put our links in the place of Wagtail's."""
    for handler in (KeptPageLink, KeptDocumentLink, ExternalLink):
        features.register_link_type(handler)


def _keys(attrs_list: list[dict]) -> list[int | None]:
    return [int(attrs["id"]) if attrs.get("id", "").isdigit() else None for attrs in attrs_list]


def _opening(url: str | None) -> str:
    return format_html('<a href="{}">', url) if url else "<a>"
