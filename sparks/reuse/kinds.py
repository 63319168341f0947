"""Kind: one type of record that the API gives out, how it is found and how it is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language

from sparks.core.listing import Facet, Sort
from sparks.core.listing.counts import narrowed, with_words
from sparks.core.listing.selection import Selection
from sparks.core.models import ListingPage
from sparks.core.places import locales

from .records import Record

AT_ONCE = 200  # records that are written together when all are asked for


@dataclass(frozen=True)
class Kind:
    """One type of record.

    name: its step in the address. title: what people read. record: what it is written as.
    items: gives all that everybody may see, in the active language.
    records: writes a list of items, at a number of queries that does not depend on their number.
    fetch: adds to a selection of items what `records` wants to come with them.
    facets, sorts, words_in: as in a ListingPage. listing: the listing that has the same filters.
    is_sensitive: kept in no cache. is_translated: each language has its own.
    """

    name: str
    title: Promise
    record: type[Record]
    items: Callable[[], QuerySet]
    records: Callable[[list], list[Record]]
    sorts: tuple[Sort, ...]
    fetch: Callable[[QuerySet], QuerySet] = lambda items: items
    facets: tuple[Facet, ...] = ()
    words_in: tuple[str, ...] = ("title",)
    listing: type[ListingPage] | None = None
    is_sensitive: bool = False
    is_translated: bool = True

    @classmethod
    def of_listing(cls, listing: type[ListingPage], **rest) -> "Kind":
        """Give the kind of what a listing lists: filters, words and orders are the listing's."""
        return cls(
            items=lambda: _listed(listing),
            facets=listing.facets,
            sorts=listing.sorts,
            words_in=listing.words_in,
            listing=listing,
            **rest,
        )

    def matching(self, selection: Selection) -> QuerySet:
        """Give the items that fit, in the order asked for."""
        items = self.items()
        if items.query.is_empty():  # the site has no such listing
            return items
        items = with_words(items, selection.words, self.words_in)
        named = {sort.name: sort for sort in self.sorts}
        sort = named.get(selection.sort, self.sorts[0])
        return sort.put_in_order(narrowed(items, self.facets, selection))

    def batches(self, items: QuerySet) -> Iterator[list[Model]]:
        """Give lists of items, so that any number of them fits into memory."""
        each = self.fetch(items).iterator(chunk_size=AT_ONCE)
        while batch := list(islice(each, AT_ONCE)):
            yield batch


def _listed(listing: type[ListingPage]) -> QuerySet:
    index = listing.objects.in_active_language().first()
    return index.items() if index else listing.item_type.objects.none()


def in_active_language(model: type[Model]) -> QuerySet:
    """Give the records of a model that exists once a language."""
    return model.objects.filter(locale=locales().get(get_language()))
