"""Record: the base of all that the API gives out. The same class writes the schema and the JSON.

The words under each field are its description in the OpenAPI document.
"""

from datetime import datetime
from typing import Annotated

from django.db.models import Choices
from pydantic import BaseModel, ConfigDict, WithJsonSchema

Uri = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]


def one_of(choices: type[Choices], *, or_empty: bool = False):
    """Give the type of a text that is one of `choices`, which the schema then names."""
    values = [*choices.values, *([""] if or_empty else [])]
    return Annotated[str, WithJsonSchema({"type": "string", "enum": values})]


class Record(BaseModel):
    """What is not known is null, or an empty text or list; it is never left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Link(Record):
    """Another record of this API."""

    id: int
    title: str
    api_url: Uri

    def __str__(self):
        return self.title


class PageRecord(Record):
    """A page of the site."""

    id: int
    """Stays the same whatever becomes of title and address."""
    url: Uri
    """The page for people to read: cite this address."""
    api_url: Uri
    """This record."""
    language: str
    """What its texts are written in, as ISO 639-1."""
    title: str
    summary: str
    """One or two plain sentences."""
    published_at: datetime | None
    """When the page was first published, in UTC."""
    modified_at: datetime | None
    """When the page was last published, in UTC."""
