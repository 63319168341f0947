"""What a payload may refer to: only what the page had already, and the team's own files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..models import Team, UploadedAsset

DOCUMENT_LINK = re.compile(r'<a [^>]*linktype="document"[^>]*>')
NUMBER = re.compile(r'\bid="(\d+)"')


@dataclass(frozen=True)
class Known:
    """Keys that are allowed, and parts that were there before the team wrote.

    texts: rich texts that editors stored and that stay as they are, letter by letter.
    blocks: parts of running text by their id. rows: keys of the page's own child records.
    """

    images: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    assets: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    blocks: dict[str, dict] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)

    def take_in(self, *payloads: dict) -> Known:
        """Add what these payloads, which were read from pages, refer to; the first one wins."""
        for payload in payloads:
            for name, value in payload.items():
                self._take(name, value)
        return self

    def take_in_files(self, team: Team) -> Known:
        """Add the files of the team that passed every check (one query)."""
        for asset in UploadedAsset.objects.clean().filter(team=team):
            if asset.image_id:
                self.images.add(asset.image_id)
            if asset.document_id:
                self.documents.add(asset.document_id)
        return self

    def take_in_assets(self, team: Team) -> Known:
        """Add the team's files that are not refused, by their own keys (one query)."""
        waiting = UploadedAsset.objects.filter(team=team).exclude(state=UploadedAsset.State.REFUSED)
        self.assets.update(str(key) for key in waiting.values_list("key", flat=True))
        return self

    def _take(self, name: str, value) -> None:
        if name == "image" and isinstance(value, int):
            self.images.add(value)
        elif name == "files" and isinstance(value, list):
            self.rows.update(row["pk"] for row in value if row.get("pk"))
            self.documents.update(row["document"] for row in value if _is_key(row.get("document")))
        elif name == "body" and isinstance(value, list):
            for block in value:
                self._take_block(block)
        elif isinstance(value, str):
            self._take_text(value)

    def _take_block(self, block: dict) -> None:
        self.blocks.setdefault(block.get("id", ""), block)
        for name, value in leaves(block.get("value")):
            if name == "image" and _is_key(value):
                self.images.add(value)
            elif name == "document" and _is_key(value):
                self.documents.add(value)
            elif name == "html" and isinstance(value, str):
                self._take_text(value)

    def _take_text(self, text: str) -> None:
        self.texts.add(text)
        for link in DOCUMENT_LINK.findall(text):
            self.documents.update(int(number) for number in NUMBER.findall(link))


def leaves(value, name: str = "") -> Iterator[tuple[str, object]]:
    """Give every plain value below `value` with the name it stands under."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, name)
    else:
        yield name, value


def _is_key(value) -> bool:
    return type(value) is int
