"""The parts of an issue in their order, ready for the templates of all its forms."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sparks.core import outgoing
from sparks.core.addresses import page_urls
from sparks.core.cards import cards
from sparks.core.pictures import sources
from sparks.core.seo import absolute

from .items import Item, item

ITEMS = ("article", "event", "project", "recommendation", "resource", "issue")


@dataclass(frozen=True)
class Picture:
    """A picture as a mail shows it."""

    url: str
    alt: str


@dataclass(frozen=True)
class Part:
    """One block of an issue.

    heading: the element its title stands in, so that no level is left out.
    item: of blocks that show a page. url: where a call leads.
    """

    kind: str
    value: Any
    template: str
    heading: str = "h2"
    item: Item | None = None
    url: str = ""

    @property
    def mjml(self) -> str:
        return f"newsletter/mail/blocks/{self._name}.mjml"

    @property
    def text(self) -> str:
        return f"newsletter/mail/blocks/{self._name}.txt"

    @property
    def picture(self) -> Picture:
        """Give the picture of a part of this kind; made when first asked for."""
        image = self.value["image"]
        own = image.contextual_alt_text
        alt = image.default_alt_text if own is None else own
        return Picture(absolute(sources(image, "mail")[-1].url), alt)

    @property
    def _name(self) -> str:
        # Kinds of pages differ in what they say of themselves, not in their form.
        return "item" if self.kind in ITEMS else self.kind


def parts_of(issue, block_ids: Collection[str] = ()) -> list[Part]:
    """Give what readers see of an issue's body, or of its blocks with these ids.

    Left out are pages that are not open to all, pictures that were deleted, and headings with
    nothing below them.
    """
    blocks = [block for block in issue.body if not block_ids or block.id in block_ids]
    open_pages = {page.pk: page for page in cards(_chosen(blocks))}
    found: list[Part] = []
    heading = "h2"
    for block in blocks:
        part = _part(block, open_pages, heading)
        if part is None:
            continue
        if part.kind == "heading":
            heading = "h3"
        found.append(part)
    return without_empty_headings(found)


def without_empty_headings(parts: Iterable) -> list:
    """Leave out each heading (a part, or anything with a `kind`) with nothing below it."""
    kept: list = []
    for part in parts:
        if part.kind == "heading" and kept and kept[-1].kind == "heading":
            kept.pop()
        kept.append(part)
    return kept[:-1] if kept and kept[-1].kind == "heading" else kept


def _chosen(blocks) -> tuple[int, ...]:
    pages = [block.value["page"] for block in blocks if block.block_type in ITEMS]
    return tuple(dict.fromkeys(page.pk for page in pages if page))


def _part(block, open_pages: dict, heading: str) -> Part | None:
    kind, value, template = block.block_type, block.value, block.block.meta.template
    if kind in ITEMS:
        page = value["page"] and open_pages.get(value["page"].pk)
        shown = page and item(page, value["note"])
        return Part(kind, value, template, heading, item=shown) if shown else None
    if kind == "picture":
        return Part(kind, value, template) if value["image"] else None
    if kind == "call":
        url = target_of(value)
        return Part(kind, value, template, url=url) if url else None
    return Part(kind, value, template)


def target_of(call) -> str:
    """Give the whole address a call leads to; "" when its page is not live or it was withdrawn."""
    page, url = call["page"], outgoing.address(call["url"])
    if page:
        url = page_urls((page.pk,)).get(page.pk, "")
    return absolute(url) if url else ""
