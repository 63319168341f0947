"""Sort: one order a listing can be read in."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class Sort:
    """An order of a listing; the first one that a listing names is its usual one.

    name: the value of `sort` in the address.
    label: what visitors read.
    order_by: what QuerySet.order_by takes; the key is added, so that no two items tie.
    heading: gives what stands above an item; items with the same heading stand together.
    """

    name: str
    label: str
    order_by: tuple
    heading: Callable[[Any], Any] | None = None

    def put_in_order(self, items: QuerySet) -> QuerySet:
        return items.order_by(*self.order_by, "pk")

    def grouped(self, items: list) -> list[tuple[Any, list]]:
        """Give `items`, which are in this order, as (heading, items); None: without headings."""
        if not self.heading:
            return [(None, items)] if items else []
        return [(heading, list(group)) for heading, group in groupby(items, self.heading)]
