"""Facet: one thing a listing can be filtered by."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Count, F, Model, QuerySet, TextChoices, Value
from django.db.models.functions import Cast
from django.utils import timezone

FIRST_YEAR = 1950
YEARS_AHEAD = 10


def choices_of(choices: type[TextChoices]) -> Callable[[], Mapping[str, str]]:
    """Give the names of a field's choices, for `Facet.names`."""
    return lambda: dict(choices.choices)


def years() -> Mapping[str, str]:
    """Give all years anything here can be from, the newest first, for `Facet.names`."""
    newest = timezone.localdate().year + YEARS_AHEAD
    return {str(year): str(year) for year in range(newest, FIRST_YEAR - 1, -1)}


@dataclass(frozen=True)
class Facet:
    """What visitors can choose from: OR between its values, AND between facets.

    name: the parameter in the address.
    label: the heading above the choices.
    path: where the value is found: a field, an annotation, or a path through relations.
    names: gives all values that can exist, with their labels, in the order to list them in.
    frequent_first: list by how much there is instead.
    """

    name: str
    label: str
    path: str
    names: Callable[[], Mapping[str, str]]
    frequent_first: bool = False

    def known(self, values: Iterable[str]) -> tuple[str, ...]:
        """Give those of `values` that exist, each once, in alphabetical order."""
        names = self.names()
        return tuple(sorted({value for value in values if value in names}))

    def narrow(self, items: QuerySet, values: Iterable[str]) -> QuerySet:
        """Give those of `items` that have one of `values`, each once."""
        has_one = {f"{self.path}__in": list(values)}
        if not leads_to_many(items.model, self.path):
            return items.filter(**has_one)
        # A join would give an item once for each of its values.
        return items.filter(pk__in=items.model.objects.filter(**has_one).values("pk"))

    def tally(self, items: QuerySet) -> QuerySet:
        """Give rows of (facet, value, count) over `items`, all columns text but the count."""
        return (
            items.order_by()
            .values(facet=Value(self.name), value=Cast(F(self.path), CharField()))
            .annotate(count=Count("pk", distinct=True))
        )


def leads_to_many(model: type[Model], path: str) -> bool:
    """Say whether one `model` can have several values at `path`."""
    try:
        field = model._meta.get_field(path.split("__")[0])
    except FieldDoesNotExist:  # an annotation
        return False
    return bool(field.many_to_many or field.one_to_many)
