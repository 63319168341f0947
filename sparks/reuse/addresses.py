"""Addresses of the API. What is the usual language goes unsaid."""

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from sparks.core.listing import Listing
from sparks.core.listing.selection import Selection
from sparks.core.seo import absolute

FILES = {"csv": "CSV", "json": "JSON"}


def query_of(selection: Selection, **more: str) -> str:
    """Give the query string that asks for `selection` in the active language, sorted."""
    language = get_language()
    fields = [(name, value) for name, values in selection.chosen.items() for value in values]
    fields += [("q", selection.words)] if selection.words else []
    fields += [("sort", selection.sort)] if selection.sort else []
    fields += [("page", str(selection.page))] if selection.page > 1 else []
    fields += [("lang", language)] if language != settings.LANGUAGE_CODE else []
    fields += list(more.items())
    return urlencode(sorted(fields))


def _with(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address


def record_url(name: str, pk: int) -> str:
    """Give the absolute address of one record of the type `name`."""
    return absolute(_with(reverse("api:record", args=[name, pk]), query_of(Selection())))


def list_url(name: str, selection: Selection, page: int, **more: str) -> str:
    """Give the absolute address of one page of a list."""
    query = query_of(replace(selection, page=page), **more)
    return absolute(_with(reverse("api:list", args=[name]), query))


def file_url(name: str, ending: str, selection: Selection | None = None) -> str:
    """Give the address of the file with all that fits `selection`."""
    query = query_of((selection or Selection()).for_file())
    return _with(reverse("api:file", args=[name, ending]), query)


def links_of_listing(listing: Listing) -> list[tuple[str, str]]:
    """Give (title, address) of the files of what a listing shows; [] when the API has no such."""
    from .catalogue import kind_of_listing  # at the first page: models are loaded by then

    kind = kind_of_listing(type(listing.index))
    if not kind:
        return []
    return [(title, file_url(kind.name, end, listing.selection)) for end, title in FILES.items()]
