"""What the API answers: one record, a page of a list, and how caches may keep them."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from hashlib import sha256

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language
from pydantic import create_model

from .addresses import list_url
from .asking import Asked
from .kinds import Kind
from .licence import Licence, licence
from .records import Record, Uri

KEEP = "public, max-age=60"
NEVER = "no-store"


class Links(Record):
    """Ways on from one page of a list."""

    self: Uri
    first: Uri
    prev: Uri | None
    next: Uri | None
    last: Uri


class _One(Record):
    """One record."""

    licence: Licence


class _Many(Record):
    """A page of a list."""

    licence: Licence
    total: int
    """How many records fit, on all pages."""
    page: int
    page_size: int
    links: Links


class _All(Record):
    """All that fits, in one file."""

    licence: Licence


@cache
def one_of_kind(kind: Kind) -> type[Record]:
    """Give the model of the answer with one record of `kind`."""
    return create_model(kind.record.__name__ + "Answer", __base__=_One, item=(kind.record, ...))


@cache
def many_of_kind(kind: Kind) -> type[Record]:
    """Give the model of a page of a list of `kind`."""
    name = kind.record.__name__ + "List"
    return create_model(name, __base__=_Many, items=(list[kind.record], ...))


@cache
def all_of_kind(kind: Kind) -> type[Record]:
    """Give the model of the file with all of `kind`."""
    name = kind.record.__name__ + "File"
    return create_model(name, __base__=_All, items=(list[kind.record], ...))


def one(kind: Kind, record: Record) -> Record:
    """Give the answer with one record."""
    return one_of_kind(kind)(licence=licence(), item=record)


def many(kind: Kind, asked: Asked, page: Page, records: list[Record]) -> Record:
    """Give the answer with a page of a list."""
    return many_of_kind(kind)(
        licence=licence(),
        total=page.paginator.count,
        page=page.number,
        page_size=asked.page_size,
        links=links(kind, asked, page),
        items=records,
    )


def links(kind: Kind, asked: Asked, page: Page) -> Links:
    """Give the addresses of the pages around this one."""

    def to(number: int) -> str:
        return list_url(kind.name, asked.selection, number, **asked.more)

    return Links(
        self=to(page.number),
        first=to(1),
        prev=to(page.previous_page_number()) if page.has_previous() else None,
        next=to(page.next_page_number()) if page.has_next() else None,
        last=to(page.paginator.num_pages),
    )


def newest(records: Iterable[Record]) -> datetime | None:
    """Give when the record that changed last did so; None where nothing says."""
    times = [getattr(record, "modified_at", None) for record in records]
    return max(filter(None, times), default=None)


def answer(
    request: HttpRequest, body: str, *, keep: str = KEEP, modified: datetime | None = None
) -> HttpResponse:
    """Give JSON, or 304 to those who have it already.

    The ETag is made of the answer itself, so nothing it depends on can be forgotten: not the day,
    which turns a running project into an ended one. The date is for people: it does not change
    when a record goes, so requests are never compared with it.
    """
    response = HttpResponse(body, content_type="application/json")
    response.headers["Cache-Control"] = keep
    response.headers["ETag"] = etag = f'"{sha256(body.encode()).hexdigest()[:32]}"'
    response.headers["Content-Language"] = get_language()
    if modified:
        response.headers["Last-Modified"] = http_date(modified.timestamp())
    return get_conditional_response(request, etag=etag, response=response)
