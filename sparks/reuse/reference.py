"""The API for people to read, drawn from its OpenAPI document."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language

from sparks.core.store import kept

from .catalogue import KINDS
from .kinds import Kind
from .openapi import document


class Item(NamedTuple):
    """A filter or a field. values: what it may be, where that is a short list."""

    name: str
    kind: str
    about: str
    values: list[str]


class Section(NamedTuple):
    """One type of record."""

    name: str
    title: str
    about: str
    url: str
    filters: list[Item]
    fields: list[Item]


def sections() -> tuple[Section, ...]:
    """Give a section for each type, in the active language."""
    return _sections(get_language())


@kept
def _sections(language: str) -> tuple[Section, ...]:
    whole = document()
    return tuple(_section(kind, whole) for kind in KINDS)


def _section(kind: Kind, whole: dict) -> Section:
    schema = whole["components"]["schemas"][kind.record.__name__]
    asked = whole["paths"][f"/{kind.name}"]["get"]["parameters"]
    return Section(
        name=kind.name,
        title=str(kind.title),
        about=schema["description"],
        url=reverse("api:list", args=[kind.name]),
        filters=[_item(each["name"], each["schema"], each["description"]) for each in asked],
        fields=[
            _item(name, each, each.get("description", ""))
            for name, each in schema["properties"].items()
        ],
    )


def _item(name: str, schema: dict, about: str) -> Item:
    inner = schema.get("items", schema)
    return Item(name, kind_of(schema), about, [value for value in inner.get("enum", []) if value])


def kind_of(schema: dict) -> str:
    """Give the type of a value in a few words."""
    if "anyOf" in schema:
        return " | ".join(map(kind_of, schema["anyOf"]))
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if schema["type"] == "array":
        return f"[{kind_of(schema['items'])}]"
    return schema.get("format", schema["type"])
