"""Addresses of pages, listings and documents, kept between requests: they are on every page."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.documents import get_document_model
from wagtail.models import Page

from .store import kept

# By the word that templates use; models by name, since they live in rooms above this one.
LISTINGS = {
    "projects": ("projects", "projectindexpage"),
    "news": ("news", "newsindexpage"),
    "events": ("news", "eventindexpage"),
    "recommendations": ("recommendations", "recommendationindexpage"),
    "resources": ("resources", "resourceindexpage"),
    "response": ("home", "responsepage"),
    "figures": ("figures", "figureindexpage"),
    "newsletter": ("newsletter", "newsletterindexpage"),
    "glossary": ("glossary", "glossaryindexpage"),
}


def listing_urls() -> dict[str, str]:
    """Give the address of each listing that exists in the active language, by its word."""
    return _listing_urls(get_language())


def page_urls(pks) -> dict[int, str]:
    """Give the addresses of live pages, each in the active language where it exists in it."""
    return _page_urls(tuple(pks), get_language())


@kept
def document_urls(pks: tuple[int, ...]) -> dict[int, str]:
    """Give the addresses of documents by their keys."""
    return {pk: document.url for pk, document in get_document_model().objects.in_bulk(pks).items()}


@kept
def _listing_urls(language: str) -> dict[str, str]:
    words = {
        ContentType.objects.get_by_natural_key(*model).pk: word for word, model in LISTINGS.items()
    }
    found = Page.objects.live().filter(
        content_type__in=words, locale__language_code=language, depth__gt=1
    )
    return {words[page.content_type_id]: page.url for page in found.order_by("-path")}


@kept
def _page_urls(pks: tuple[int, ...], language: str) -> dict[int, str]:
    linked = Page.objects.filter(pk__in=pks)
    keys = dict(linked.values_list("pk", "translation_key"))
    candidates = Page.objects.live().filter(
        Q(pk__in=pks) | Q(translation_key__in=keys.values(), locale__language_code=language)
    )
    by_pk, translated = {}, {}
    for page in candidates.select_related("locale"):
        by_pk[page.pk] = page
        if page.locale.language_code == language:
            translated[page.translation_key] = page
    found = {pk: translated.get(keys[pk]) or by_pk.get(pk) for pk in keys}
    return {pk: page.url for pk, page in found.items() if page and page.url}
