"""The words of a page, each with the name of the place where an editor finds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from sparks.core.blocks.text import QuoteBlock

# Of Wagtail's own fields, those in which people write for readers.
OF_WAGTAIL = {"title", "seo_title", "search_description"}
NOT_WORDS = (models.URLField, models.SlugField, models.EmailField)
PARAGRAPHS = ["p", "li", "h2", "h3", "h4", "td", "th", "br", "hr"]
QUOTED = ["blockquote", "q", "cite", "code"]


@dataclass(frozen=True)
class Place:
    """Where words stand (as the form calls it), and the words."""

    label: str
    text: str


def places(page: Page) -> Iterator[Place]:
    """Give all words of a page (a specific one, saved or not) that people wrote for readers."""
    yield from places_of(page)
    for relation in get_all_child_relations(type(page)):
        model = relation.related_model
        if model._meta.app_label == "wagtailcore" or not any(_written(model)):
            continue
        name = capfirst(model._meta.verbose_name)
        for number, child in enumerate(getattr(page, relation.get_accessor_name()).all(), start=1):
            for place in places_of(child):
                yield Place(f"{name} {number}: {place.label}", place.text)


def places_of(record: models.Model) -> Iterator[Place]:
    """Give the words in the fields of one record."""
    for field in _written(type(record)):
        yield from places_in(field, field.value_from_object(record))


def places_in(field: models.Field, value, label: str = "") -> Iterator[Place]:
    """Give the words in the value of a field; a StreamField's may be raw.

    label: what the form calls the field, where that is not the field's own name.
    """
    label = label or str(capfirst(field.verbose_name))
    if isinstance(field, StreamField):
        raw = value if isinstance(value, list) else list(value.raw_data) if value else []
        for number, part in enumerate(raw, start=1):
            block = field.stream_block.child_blocks.get(part["type"])
            if block is not None:
                kind = _("%(kind)s, part %(number)d") % {"kind": block.label, "number": number}
                for text in _of_block(block, part["value"]):
                    yield Place(f"{label}: {kind}", text)
    elif value:
        text = words_of_html(value) if isinstance(field, RichTextField) else str(value)
        yield Place(label, text)


def words_of_html(html: str) -> str:
    """Give the words of rich text, a line for each paragraph, without quotations."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(QUOTED):
        tag.decompose()
    for tag in soup.find_all(PARAGRAPHS):
        tag.append("\n")
    return soup.get_text().strip()


def is_prose(field: models.Field) -> bool:
    """Say whether people write words of their own into a field."""
    is_text = isinstance(field, models.CharField | models.TextField | StreamField)
    return is_text and not field.choices and not isinstance(field, NOT_WORDS)


def _written(model: type[models.Model]) -> Iterator[models.Field]:
    inherited = {each.name for each in Page._meta.fields} if issubclass(model, Page) else set()
    for field in model._meta.concrete_fields:
        is_own = field.name in OF_WAGTAIL or field.name not in inherited
        if is_own and field.editable and is_prose(field):
            yield field


def _of_block(block: blocks.Block, value) -> Iterator[str]:
    match block:
        case QuoteBlock():
            return
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield from _of_block(child, (value or {}).get(name))
        case blocks.ListBlock():
            for item in value or []:
                is_wrapped = isinstance(item, dict) and item.get("type") == "item"
                yield from _of_block(block.child_block, item["value"] if is_wrapped else item)
        case blocks.StreamBlock():
            for part in value or []:
                if child := block.child_blocks.get(part["type"]):
                    yield from _of_block(child, part["value"])
        case TypedTableBlock():
            yield from _of_table(value or {})
        case blocks.RichTextBlock():
            if value:
                yield words_of_html(value)
        case blocks.CharBlock() | blocks.TextBlock():
            if isinstance(value, str) and value:
                yield value


def _of_table(value: dict) -> Iterator[str]:
    yield from (str(column["heading"]) for column in value.get("columns", []))
    for row in value.get("rows", []):
        yield from (cell for cell in row["values"] if isinstance(cell, str) and cell)
