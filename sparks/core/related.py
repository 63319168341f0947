"""Short lists of related pages: a page shows a few and links to the listing of all."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.db.models import QuerySet
from wagtail.models import Page

from .addresses import listing_urls

LIMIT = 6


class Few(list):
    """The first pages of a longer list; `url` leads to all of them, "" when these are all."""

    url = ""


def few(pages: QuerySet, *, listing: str = "", limit: int = LIMIT, **filters: str) -> Few:
    """Fetch the first open `pages` of the active language as cards, in one query.

    `listing` is a word of `sparks.core.addresses.LISTINGS`, `filters` what its address carries.
    """
    found = list(pages.in_active_language().as_cards()[: limit + 1])
    result = Few(found[:limit])
    if len(found) > limit:
        result.url = filtered(listing, **filters)
    return result


def related(page: Page, name: str) -> QuerySet:
    """Give the pages of the relation `name`, also of a page in preview, which is not saved yet."""
    model = page._meta.get_field(name).related_model
    if not page.pk:
        return model.objects.none()
    found = getattr(page, name).all()
    if isinstance(found, QuerySet):
        return found
    return model.objects.filter(pk__in=[each.pk for each in found])


def filtered(listing: str, **filters: str | Sequence[str]) -> str:
    """Give the address of a listing with filters set, to one or several values each; "" if none."""
    url = listing_urls().get(listing, "")
    return f"{url}?{urlencode(filters, doseq=True)}" if url and filters else url
