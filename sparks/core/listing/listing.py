"""Listing: what a template or a feed shows of an index page, for one address."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from .. import moments
from .counts import all_counted, counted, narrowed, with_words
from .facets import Facet
from .selection import Selection
from .sorts import Sort

PER_PAGE = 20
SHOWN = 12


class Choice(NamedTuple):
    """One value of a facet; `url` leads to the listing with it, or without it if it is chosen."""

    value: str
    label: str
    count: int
    is_chosen: bool
    url: str


class Group(NamedTuple):
    """The choices of one facet: those shown at once, and those behind "more"."""

    name: str
    label: str
    choices: list[Choice]
    more: list[Choice]
    is_open: bool


class Chip(NamedTuple):
    """Something chosen, and the address of the listing without it."""

    label: str
    url: str


class SortLink(NamedTuple):
    """An order to read in, and the address of the listing in it."""

    label: str
    url: str
    is_current: bool


class Listing:
    """The items of an index page that fit `params`, and every way to go on from there.

    Nothing is read before it is asked for: the items, their number and the counts of all choices
    cost one statement each.
    """

    def __init__(self, index, params: QueryDict, path: str):
        self.index = index
        self.path = path
        self.selection = Selection.read(params, index.facets, index.sorts)

    def url(self, selection: Selection, leaf: str = "") -> str:
        """Give the address for a selection; with a `leaf`, of its feed of that name."""
        query = selection.query
        return f"{self.path}{leaf}?{query}" if query else f"{self.path}{leaf}"

    @property
    def words(self) -> str:
        return self.selection.words

    @property
    def is_filtered(self) -> bool:
        return self.selection.is_filtered

    @cached_property
    def matches(self) -> QuerySet:
        """All items that fit, in no order, without what only cards need."""
        return narrowed(self._with_words, self.index.facets, self.selection)

    @cached_property
    def _with_words(self) -> QuerySet:
        return with_words(self.index.items(), self.words, self.index.words_in)

    @cached_property
    def sort(self) -> Sort:
        """The order in force: the one asked for, or the first of the index page."""
        named = {sort.name: sort for sort in self.index.sorts}
        return named.get(self.selection.sort, self.index.sorts[0])

    @cached_property
    def results(self) -> Page:
        """The page of cards asked for, or the last one if there are not so many."""
        cards = self.sort.put_in_order(self.matches).as_cards()
        return Paginator(cards, PER_PAGE).get_page(self.selection.page)

    @property
    def total(self) -> int:
        return self.results.paginator.count

    @cached_property
    def groups(self) -> list[tuple]:
        """The cards of this page as (heading, items); one group without heading in most orders."""
        return self.sort.grouped(list(self.results))

    @cached_property
    def canonical(self) -> Selection:
        """The selection as it turned out: with a page that exists."""
        return replace(self.selection, page=self.results.number)

    @property
    def query(self) -> str:
        """The canonical query string, without question mark."""
        return self.canonical.query

    @cached_property
    def counts(self) -> Mapping[str, dict[str, int]]:
        """How many items each value of each facet would leave."""
        if self.is_filtered or not self.index.pk:  # in the preview of a new list
            return counted(self._with_words, self.index.facets, self.selection)
        return all_counted(type(self.index), self.index.pk, moments.era())

    @cached_property
    def facets(self) -> list[Group]:
        """The facets that have something to choose."""
        groups = [self._group(facet, self.counts[facet.name]) for facet in self.index.facets]
        return [group for group in groups if group.choices]

    def _group(self, facet: Facet, counts: dict[str, int]) -> Group:
        choices = [
            self._choice(facet, value, str(label), counts.get(value, 0))
            for value, label in facet.names().items()
            if counts.get(value) or self.selection.has(facet.name, value)
        ]
        if facet.frequent_first:
            choices.sort(key=lambda choice: (-choice.count, choice.label))
        shown = [choice for n, choice in enumerate(choices) if n < SHOWN or choice.is_chosen]
        more = [choice for choice in choices if choice not in shown]
        is_open = any(choice.is_chosen for choice in choices)
        return Group(facet.name, str(facet.label), shown, more, is_open)

    def _choice(self, facet: Facet, value: str, label: str, count: int) -> Choice:
        url = self.url(self.selection.toggled(facet.name, value))
        return Choice(value, label, count, self.selection.has(facet.name, value), url)

    @cached_property
    def chips(self) -> list[Chip]:
        """What is chosen, in the order of the facets, words first."""
        chips = []
        if self.words:
            chips.append(Chip(f"“{self.words}”", self.url(self.selection.without_words())))
        for facet in self.index.facets:
            names = facet.names()
            for value in self.selection.chosen.get(facet.name, ()):
                without = self.selection.toggled(facet.name, value)
                chips.append(Chip(str(names[value]), self.url(without)))
        return chips

    @property
    def title(self) -> str:
        """The title of the index page, with what is chosen."""
        if not self.chips:
            return self.index.title
        chosen = ", ".join(chip.label for chip in self.chips)
        return _("%(list)s: %(chosen)s") % {"list": self.index.title, "chosen": chosen}

    @property
    def sorts(self) -> list[SortLink]:
        """The orders to choose from."""
        links = []
        for place, sort in enumerate(self.index.sorts):
            selection = self.selection.sorted_by(sort.name if place else "")
            links.append(SortLink(str(sort.label), self.url(selection), sort is self.sort))
        return links
