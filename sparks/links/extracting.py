"""Addresses of other sites in the fields of a record, whatever kinds of fields it has."""

from collections.abc import Iterator

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from sparks.core.outgoing import normal

from .models.links import MAX_LENGTH

SCHEMES = ("http://", "https://")
KINDS = (models.URLField, RichTextField, StreamField)


def fields_of(model: type[models.Model]) -> list[models.Field]:
    """Give the fields of `model` in which addresses can stand."""
    return [field for field in model._meta.get_fields() if isinstance(field, KINDS)]


def addresses_in(record: models.Model) -> Iterator[tuple[str, str]]:
    """Give (normalised address, name of the field) of all links to other sites."""
    for field in fields_of(type(record)):
        value = field.value_from_object(record)
        if not value:
            continue
        label = str(field.verbose_name)[:1].upper() + str(field.verbose_name)[1:]
        if isinstance(field, StreamField):
            yield from _in_blocks(value, label)
        else:
            yield from ((url, label) for url in _in_text(str(value)))


def _in_blocks(value, label: str) -> Iterator[tuple[str, str]]:
    """Look through the blocks as they are stored, at any depth; name the outermost."""
    kinds = value.stream_block.child_blocks
    for block in value.get_prep_value():
        kind = kinds.get(block["type"])
        name = f"{label}: {kind.label}" if kind else label
        for text in _texts(block["value"]):
            yield from ((url, name) for url in _in_text(text))


def _texts(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _in_text(text: str) -> Iterator[str]:
    """Give the address that `text` is, or those its links lead to: as rendering finds them."""
    found = [extract_attrs(tag).get("href", "") for tag in FIND_A_TAG.findall(text)]
    if not found and text[:8].lower().startswith(SCHEMES) and not any(map(str.isspace, text)):
        found = [text]
    for url in map(normal, found):
        if url and len(url) <= MAX_LENGTH:
            yield url
