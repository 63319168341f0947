"""Fields made of parts: running text, and short lists such as the speakers of an event."""

import uuid

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from sparks.core.blocks.text import RICH_TEXT

from .fields import Field, Refused
from .files import clean_file, name_of
from .known import Known
from .markdown import to_markdown
from .rich_text import clean_rich_text

MOST_PARTS = 80
LONGEST = 100_000  # characters of one part
MOST_ENTRIES = 40


class Rich(Field):
    """Rich text with the features of its model's field."""

    def clean(self, value, known):
        return clean_rich_text(_line(value), self.stored_as.features, known)

    def words(self, value):
        return to_markdown(value or "")


class Entries(Field):
    """A list of short entries of one kind, each of a few lines of plain text.

    The block of the model says what an entry has, which of it is needed, and how long it may be.
    """

    empty = ()

    @property
    def block(self) -> blocks.StructBlock:
        """Give the block of one entry."""
        return next(iter(self.stored_as.stream_block.child_blocks.values()))

    @property
    def most(self) -> int:
        """Give how many entries there may be."""
        return self.stored_as.stream_block.meta.max_num or MOST_ENTRIES

    def clean(self, value, known):
        if not isinstance(value, list) or len(value) > self.most:
            raise Refused
        return [self._clean(block) for block in value]

    def words(self, value):
        entries = [block["value"].values() for block in value or []]
        return "\n".join(" · ".join(filter(None, lines)) for lines in entries)

    def gaps(self, value):
        needed = [name for name, child in self.block.child_blocks.items() if child.required]
        return [
            _("%(entry)s %(number)d is not finished.")
            % {"entry": self.block.label, "number": number}
            for number, block in enumerate(value or [], start=1)
            if not all(block["value"][name] for name in needed)
        ]

    def _clean(self, block) -> dict:
        if not isinstance(block, dict) or block.get("type") != self.block.name:
            raise Refused
        value = _dict(block.get("value"))
        told = {
            name: _line(value.get(name, ""), child.field.max_length)
            for name, child in self.block.child_blocks.items()
        }
        return {"type": self.block.name, "value": told, "id": clean_id(block)}


class Body(Field):
    """Running text: parts that teams write, and parts of other kinds that stay as they are."""

    empty = ()

    def clean(self, value, known):
        if not isinstance(value, list) or len(value) > MOST_PARTS:
            raise Refused
        parts = [clean_part(block, known) for block in value]
        ids = [part["id"] for part in parts]
        if len(ids) != len(set(ids)):
            raise Refused
        return parts

    def words(self, value):
        return "\n\n".join(part_words(block) for block in value or [])

    def gaps(self, value):
        found = super().gaps(value)
        for number, block in enumerate(value or [], start=1):
            if is_written_by_teams(block) and not is_whole(block):
                found.append(_("Part %(number)d is not finished.") % {"number": number})
        return found


def is_written_by_teams(block: dict) -> bool:
    """Tell whether teams write such parts; a button to a page of this site is the editors'."""
    return block["type"] in CLEAN and not (block["value"] or {}).get("page")


def is_whole(block: dict) -> bool:
    """Tell whether a part has all that it needs."""
    value = block["value"]
    if block["type"] == "picture":
        return bool((value["image"] or {}).get("image"))
    return all(value[name] for name in NEEDED[block["type"]])


def clean_part(block, known: Known) -> dict:
    """Give one part with only what teams may write; raises Refused.

    A part of another kind is taken from what the page had, by its id, whatever was sent.
    """
    if not isinstance(block, dict) or not isinstance(block.get("type"), str):
        raise Refused
    old = known.blocks.get(block.get("id"))
    if old and not is_written_by_teams(old):
        return old
    if block["type"] not in CLEAN:
        raise Refused
    if old == block:
        return old
    value = CLEAN[block["type"]](_dict(block.get("value")), known)
    return {"type": block["type"], "value": value, "id": clean_id(block)}


def part_words(block: dict) -> str:
    """Give a part as a person reads it."""
    value = block["value"]
    match block["type"]:
        case "text":
            return to_markdown(value["html"])
        case "picture":
            title = name_of((value["image"] or {}).get("image"), get_image_model())
            words = [_("Picture: %(title)s") % {"title": title}, value["caption"]]
            words.append((value["image"] or {}).get("alt_text") or "")
        case "document":
            title = name_of(value["document"], get_document_model())
            words = [_("Document: %(title)s") % {"title": title}, value["note"]]
        case _:
            words = list(_all_words(value))
    return "\n".join(word for word in words if word)


def clean_id(block: dict) -> str:
    """Give the id of a block, or a new one."""
    try:
        return str(uuid.UUID(block.get("id")))
    except (ValueError, TypeError, AttributeError):
        return str(uuid.uuid4())


def _all_words(value):
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in {"id", "type", "tone", "form"}:
                yield from _all_words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _all_words(part)
    elif isinstance(value, str) and value:
        yield to_markdown(value) if "<" in value else value


def _picture(value: dict, known: Known) -> dict:
    picture = _dict(value.get("image") or {})
    is_decorative = picture.get("decorative", False)
    if not isinstance(is_decorative, bool):
        raise Refused
    return {
        "image": {
            "image": clean_file(picture.get("image"), known.images, known),
            "decorative": is_decorative,
            "alt_text": _line(picture.get("alt_text") or "", 255),
        },
        "caption": _line(value.get("caption", ""), 200),
    }


def _document(value: dict, known: Known) -> dict:
    return {
        "document": clean_file(value.get("document"), known.documents, known),
        "note": _line(value.get("note", ""), 160),
    }


def _button(value: dict, known: Known) -> dict:
    url = _line(value.get("url", ""), 2000)
    if url and not url.startswith(("http://", "https://")):
        raise Refused
    return {"label": _line(value.get("label", ""), 60), "page": None, "url": url}


def _text(value: dict, known: Known) -> dict:
    return {"html": clean_rich_text(_line(value.get("html", "")), RICH_TEXT, known)}


def _quote(value: dict, known: Known) -> dict:
    return {"text": _line(value.get("text", "")), "source": _line(value.get("source", ""), 1000)}


CLEAN = {
    "text": _text,
    "quote": _quote,
    "picture": _picture,
    "document": _document,
    "button": _button,
}
NEEDED = {
    "text": ["html"],
    "quote": ["text", "source"],
    "document": ["document"],
    "button": ["label", "url"],
}


def _dict(value) -> dict:
    if not isinstance(value, dict):
        raise Refused
    return value


def _line(value, most: int = LONGEST) -> str:
    if not isinstance(value, str) or "\x00" in value or len(value) > most:
        raise Refused
    return value
