"""What the records of all page types share: common fields, links to other records, plain words."""

from collections.abc import Iterable, Iterator

from django.db.models import Model
from django.utils.translation import get_language
from wagtail.rich_text import get_text_for_indexing

from sparks.core.fields import NOT_WORDS
from sparks.core.related import filtered
from sparks.core.seo import absolute

from .addresses import record_url
from .records import Link


def common(page, name: str) -> dict:
    """Give the fields of PageRecord for a page of the kind `name`."""
    return {
        "id": page.pk,
        "url": absolute(page.get_url() or ""),
        "api_url": record_url(name, page.pk),
        "language": get_language(),
        "title": page.title,
        "summary": page.summary,
        "published_at": page.first_published_at,
        "modified_at": page.last_published_at,
    }


def listing_url(word: str, **filters: str) -> str | None:
    """Give the address of a listing with filters set, for people to read; None without it."""
    url = filtered(word, **filters)
    return absolute(url) if url else None


def slugs(page, name: str) -> list[str]:
    """Give the slugs of what a page has in its many-to-many field `name`."""
    return [each.slug for each in page.chosen(name)]


def numbers(page) -> list[int]:
    """Give the numbers of the capabilities of a page."""
    return [each.number for each in page.chosen("capabilities")]


def topics(page) -> list[str]:
    """Give the names of the topics of a page."""
    return [topic.name for topic in page.topic_list]


def keys_of(items: Iterable, name: str) -> set[int]:
    """Give all keys that `items` have in the field `name` (see SortedQuerySet.with_keys)."""
    return {key for item in items for key in getattr(item, f"{name}_keys")}


def page_links(model: type[Model], keys: Iterable[int], name: str) -> dict[int, Link]:
    """Give links to those of the pages that everybody may see, by their key (one query)."""
    found = model.objects.in_active_language().filter(pk__in=set(keys)).order_by("title", "pk")
    return {
        pk: Link(id=pk, title=title, api_url=record_url(name, pk))
        for pk, title in found.values_list("pk", "title")
    }


def chosen(links: dict[int, Link], keys: Iterable[int]) -> list[Link]:
    """Give the links with these keys, in the order of `links`."""
    wanted = set(keys)
    return [link for key, link in links.items() if key in wanted]


def plain(html: str) -> str:
    """Give the words of rich text."""
    return get_text_for_indexing(html).strip()


def text_of(stream) -> str:
    """Give the words of a StreamField as it is stored: no block then reads the database."""
    return "\n".join(words for block in stream.raw_data for words in _words(block["value"]))


def _words(value) -> Iterator[str]:
    if isinstance(value, str):
        if words := plain(value):
            yield words
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NOT_WORDS:
                yield from _words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
