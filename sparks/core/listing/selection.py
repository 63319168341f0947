"""Selection: what a visitor asks of a listing, read from the address and written back to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from .facets import Facet
from .sorts import Sort

LONGEST_TEXT = 100
MOST_WORDS = 10
PAGE_DIGITS = 6


def clean_words(text: str) -> str:
    """Give `text` as words between single blanks: at most 100 characters and ten words."""
    printable = "".join(char if char.isprintable() else " " for char in text[:LONGEST_TEXT])
    return " ".join(printable.split()[:MOST_WORDS])


def clean_page(text: str) -> int:
    """Give a page number from 1 up; what is no number means the first page."""
    try:
        return max(1, int(text[:PAGE_DIGITS]))
    except ValueError:
        return 1


@dataclass(frozen=True)
class Selection:
    """Chosen values by facet, words, sort (empty: the usual one) and page."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    sort: str = ""
    page: int = 1

    @classmethod
    def read(cls, params: QueryDict, facets: Sequence[Facet], sorts: Sequence[Sort]) -> "Selection":
        """Take from `params` what the listing knows and leave the rest, whatever it is."""
        chosen = {facet.name: facet.known(params.getlist(facet.name)) for facet in facets}
        sort = params.get("sort", "")
        return cls(
            chosen={name: values for name, values in chosen.items() if values},
            words=clean_words(params.get("q", "")),
            sort=sort if sort in [other.name for other in sorts[1:]] else "",
            page=clean_page(params.get("page", "")),
        )

    def has(self, name: str, value: str) -> bool:
        return value in self.chosen.get(name, ())

    def toggled(self, name: str, value: str) -> "Selection":
        """Give the selection with a facet's value added, or removed if it is there; page one."""
        values = {*self.chosen.get(name, ())} ^ {value}
        others = {other: kept for other, kept in self.chosen.items() if other != name}
        chosen = {**others, name: tuple(sorted(values))} if values else others
        return replace(self, chosen=chosen, page=1)

    def without_words(self) -> "Selection":
        return replace(self, words="", page=1)

    def for_feed(self) -> "Selection":
        """Give the selection without order and page, which a feed does not have."""
        return replace(self, sort="", page=1)

    def for_file(self) -> "Selection":
        """Give the selection without page: a file has all of them, in the same order."""
        return replace(self, page=1)

    def sorted_by(self, sort: str) -> "Selection":
        return replace(self, sort=sort, page=1)

    @property
    def is_filtered(self) -> bool:
        return bool(self.chosen or self.words)

    @property
    def query(self) -> str:
        """Give the one query string for this selection: sorted, and nothing that goes unsaid."""
        fields = [(name, value) for name, values in self.chosen.items() for value in values]
        fields += [("q", self.words)] if self.words else []
        fields += [("sort", self.sort)] if self.sort else []
        fields += [("page", str(self.page))] if self.page > 1 else []
        return urlencode(sorted(fields))
