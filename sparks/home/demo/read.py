"""Reading the demo files: relative days, links between pages, bodies made of blocks."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone
from wagtail.models import Page

from sparks.figures.models import Figure

FOLDER = Path(__file__).parent
FIGURE_VALUE = re.compile(r'<embed figure="([\w-]+)/([\w/-]+)"/>')
PAGE_LINK = re.compile(r'href="page:([\w-]+)"')


def rows(name: str) -> dict:
    """Give the content of the demo file `name`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text())


def day(row: dict, key: str) -> date | None:
    """Give the date under `key`, or the one so many days from today that stands beside it."""
    if key in row:
        return row[key]
    return days_away(row["days_from_today"]) if "days_from_today" in row else None


def days_away(days: int) -> date:
    """Give the date so many days from today; negative in the past."""
    return timezone.localdate() + timedelta(days=days)


class Linker:
    """Turns the names of pages into what Wagtail stores."""

    def __init__(self, home: Page):
        self.keys = dict(home.get_descendants().values_list("slug", "pk"))
        self.figures = dict(Figure.objects.values_list("slug", "pk"))

    def html(self, text: str) -> str:
        """Give rich text whose links to pages are Wagtail's, and whose values are references."""
        text = PAGE_LINK.sub(lambda match: f'linktype="page" id="{self.keys[match[1]]}"', text)
        return FIGURE_VALUE.sub(self._figure_value, text)

    def _figure_value(self, match: re.Match) -> str:
        return f'<embed embedtype="figure" id="{self.figures[match[1]]}" period="{match[2]}"/>'

    def body(self, blocks: list[dict]) -> list[dict]:
        """Give the raw value of a StreamField for a list of blocks."""
        return [self._block(dict(block)) for block in blocks]

    def _block(self, block: dict) -> dict:
        # Blocks of several fields have these in their row; those that are one text have `value`.
        kind = block.pop("type")
        bare = block.get("value")
        value = self.html(bare) if isinstance(bare, str) else self._value(block)
        return {"type": kind, "value": value}

    def _value(self, value):
        if isinstance(value, list):
            return [self._item(item) for item in value]
        if isinstance(value, dict):
            return {key: self._named(key, part) for key, part in value.items()}
        return value

    def _item(self, item):
        # A list of bare names is a list of pages. Wagtail takes list items without a wrapper.
        return self.keys[item] if isinstance(item, str) else self._value(item)

    def _named(self, key: str, part):
        if key == "page":
            return self.keys[part]
        if key == "figure":
            return self.figures[part]
        return self.html(part) if key == "html" else self._value(part)
