"""What the API begins with: which types of records there are, and where."""

from django.urls import reverse

from sparks.core.listing.selection import Selection
from sparks.core.seo import absolute

from .addresses import file_url, list_url
from .asking import languages
from .catalogue import KINDS
from .kinds import Kind
from .licence import Licence, licence
from .records import Record, Uri


class TypeRecord(Record):
    """A type of record."""

    name: str
    title: str
    list_url: Uri
    csv_url: Uri
    """All of them in one file."""
    json_url: Uri
    """All of them in one file."""


class Overview(Record):
    """What there is."""

    licence: Licence
    openapi: Uri
    documentation: Uri
    languages: list[str]
    """What `lang` may be, the usual one first."""
    types: list[TypeRecord]


def overview() -> Overview:
    """Give all types with their addresses."""
    return Overview(
        licence=licence(),
        openapi=absolute(reverse("api:description")),
        documentation=absolute(reverse("open_data")),
        languages=languages(),
        types=[_type(kind) for kind in KINDS],
    )


def _type(kind: Kind) -> TypeRecord:
    return TypeRecord(
        name=kind.name,
        title=str(kind.title),
        list_url=list_url(kind.name, Selection(), 1),
        csv_url=absolute(file_url(kind.name, "csv")),
        json_url=absolute(file_url(kind.name, "json")),
    )
