"""From rows of a form to values of a payload, and back."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sparks.core.blocks.text import RICH_TEXT

from ...shapes import streams
from ...shapes.markdown import same_words, to_html, to_markdown
from ...shapes.streams import clean_id, is_written_by_teams, part_words
from .files import Choices, as_choice, chosen
from .rows import address, text

PART = ("kind", "id", "words", "source", "file", "alt", "note", "label", "url")
FILE = ("kind", "id", "pk", "language", "title", "file", "url")


class Body:
    """Parts of a text. `base` are the parts as the page of the form showed them."""

    def __init__(self, base: list[dict], choices: Choices):
        self.base = {block["id"]: block for block in base or []}
        self.choices = choices

    def rows(self, value: list[dict]) -> list[dict]:
        return [self._row(part) if "type" in part else self._shown(part) for part in value]

    def value(self, rows: list[dict]) -> list[dict]:
        return [block for row in rows if (block := self._block(row))]

    def _shown(self, row: dict) -> dict:
        """Give a row that was typed, with what a kept part shows of itself."""
        old = self.base.get(row["id"])
        return {**row, "name": _name(row["kind"], old), "words": row.get("words", "")} | (
            {"shown": part_words(old)} if row["kind"] == "kept" and old else {}
        )

    def _row(self, block: dict) -> dict:
        row = {"id": block["id"], "kind": block["type"], "name": _name(block["type"], block)}
        value = block["value"]
        if not is_written_by_teams(block):
            return {**row, "kind": "kept", "shown": part_words(block)}
        match block["type"]:
            case "text":
                return {**row, "words": to_markdown(value["html"])}
            case "quote":
                return {**row, "words": value["text"], "source": value["source"]}
            case "picture":
                picture = value["image"] or {}
                return {
                    **row,
                    "file": as_choice(picture.get("image")),
                    "alt": picture.get("alt_text") or "",
                    "note": value["caption"],
                }
            case "document":
                return {**row, "file": as_choice(value["document"]), "note": value["note"]}
            case _:
                return {**row, "label": value["label"], "url": value["url"]}

    def _block(self, row: dict) -> dict | None:
        old = self.base.get(row["id"])
        if row["kind"] == "kept" or (old and not is_written_by_teams(old)):
            return old
        make = {
            "text": self._text,
            "quote": self._quote,
            "picture": self._picture,
            "document": self._document,
            "button": self._button,
        }.get(row["kind"])
        if make is None:
            return None
        value = make(row, old["value"] if old else None)
        return {"type": row["kind"], "value": value, "id": clean_id(row)}

    def _text(self, row: dict, old: dict | None) -> dict:
        words = text(row, "words", 50_000)
        if old and same_words(words, to_markdown(old["html"])):
            return old
        return {"html": to_html(words, RICH_TEXT)}

    def _quote(self, row: dict, old: dict | None) -> dict:
        return {"text": text(row, "words", 5000), "source": text(row, "source", 250)}

    def _picture(self, row: dict, old: dict | None) -> dict:
        file = chosen(row["file"], self.choices.pictures)
        alt = text(row, "alt", 255)
        old_image = (old or {}).get("image") or {}
        is_decorative = False
        if not alt and file is not None:
            alt, is_decorative = self.choices.description(file)
        if old and old_image.get("image") == file and alt == (old_image.get("alt_text") or ""):
            is_decorative = old_image.get("decorative", False)
        image = {"image": file, "decorative": bool(is_decorative), "alt_text": alt}
        if old and not row["alt"] and old_image.get("image") == file:
            image = old_image
        return {"image": image, "caption": text(row, "note", 200)}

    def _document(self, row: dict, old: dict | None) -> dict:
        file = chosen(row["file"], self.choices.documents)
        return {"document": file, "note": text(row, "note", 160)}

    def _button(self, row: dict, old: dict | None) -> dict:
        return {"label": text(row, "label", 60), "page": None, "url": address(row)}


class Files:
    """The files of a resource."""

    def __init__(self, choices: Choices):
        self.choices = choices

    def rows(self, value: list[dict]) -> list[dict]:
        return [self._row(each, n) if "document" in each else each for n, each in enumerate(value)]

    def value(self, rows: list[dict]) -> list[dict]:
        return [
            {
                "pk": int(row["pk"]) if row["pk"].isascii() and row["pk"].isdecimal() else None,
                "language": row["language"],
                "title": text(row, "title", 160),
                "document": chosen(row["file"], self.choices.documents),
                "url": address(row),
            }
            for row in rows
        ]

    def _row(self, file: dict, number: int) -> dict:
        told = {name: file[name] for name in ("language", "title", "url")}
        row = {"kind": "file", "id": f"row-{number}", "pk": str(file["pk"] or "")}
        return row | told | {"file": as_choice(file["document"])}


class Entries:
    """Short entries of one kind; empty ones count for nothing."""

    def __init__(self, field: streams.Entries):
        self.field = field
        self.columns = [
            {"name": name, "label": child.label, "most": child.field.max_length}
            for name, child in field.block.child_blocks.items()
        ]

    def rows(self, value: list[dict]) -> list[dict]:
        rows = [{"id": each["id"], **each["value"]} if "type" in each else each for each in value]
        return [{**row, "cells": [self._cell(row, each) for each in self.columns]} for row in rows]

    def value(self, rows: list[dict]) -> list[dict]:
        if len(rows) > self.field.most:
            raise ValidationError(_("At most %(most)d."), params={"most": self.field.most})
        told = [
            (row, {each["name"]: text(row, each["name"], each["most"]) for each in self.columns})
            for row in rows
        ]
        return [
            {"type": self.field.block.name, "value": value, "id": clean_id(row)}
            for row, value in told
            if any(value.values())
        ]

    def _cell(self, row: dict, column: dict) -> dict:
        return {**column, "value": row.get(column["name"], "")}


def _name(kind: str, block: dict | None) -> str:
    if block and not is_written_by_teams(block):
        return _("Part by the editors")
    return KINDS.get(kind, KINDS["text"])()


KINDS = {
    "text": lambda: _("Text"),
    "quote": lambda: _("Quotation"),
    "picture": lambda: _("Picture"),
    "document": lambda: _("File to download"),
    "button": lambda: _("Button"),
    "kept": lambda: _("Part by the editors"),
}
