"""What the guard says about a whole page: place by place."""

from collections.abc import Iterable
from dataclasses import dataclass

from .guard import Finding, excerpt, findings
from .models.pages import GlossaryIndexPage
from .places import Place, places


@dataclass(frozen=True)
class Remark:
    """A finding with its place and the words around it."""

    place: str
    before: str
    after: str
    finding: Finding

    @property
    def word(self) -> str:
        return self.finding.word


def remarks(written: Iterable[Place], language: str) -> list[Remark]:
    """Give the findings in several texts."""
    return [
        Remark(place.label, *excerpt(place.text, found.start, found.end), found)
        for place in written
        for found in findings(place.text, language)
    ]


def remarks_on(page) -> list[Remark]:
    """Give the findings on a page, saved or not; the glossary itself may say every word."""
    if isinstance(page, GlossaryIndexPage):
        return []
    return remarks(places(page), page.locale.language_code)
