"""What results can be filtered by, and the orders they can be read in."""

from collections.abc import Iterable

from django.db.models import CharField, Count, F, Func, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Facet, Sort, years
from sparks.taxonomy import store

from .kinds import KINDS


class Each(Func):
    """The elements of an array, a row for each."""

    function = "unnest"
    set_returning = True
    output_field = CharField()


class ArrayFacet(Facet):
    """A facet whose values stand in an array of the entry itself."""

    def narrow(self, items: QuerySet, values: Iterable[str]) -> QuerySet:
        """Give those of `items` that have one of `values`."""
        return items.filter(**{f"{self.path}__overlap": list(values)})

    def tally(self, items: QuerySet) -> QuerySet:
        """Give rows of (facet, value, count) over `items`."""
        rows = items.order_by().values(facet=Value(self.name), value=Each(F(self.path)))
        return rows.annotate(count=Count("pk"))


def _kind_names() -> dict[str, str]:
    return {kind.key: kind.plural for kind in KINDS}


def _pillar_names() -> dict[str, str]:
    return {pillar.slug: pillar.title for pillar in store.pillars()}


TOPIC = ArrayFacet("topic", _("Topic"), "topics", store.topic_names, frequent_first=True)
FACETS = (
    Facet("kind", _("Kind"), "kind", _kind_names),
    ArrayFacet("pillar", _("Pillar"), "pillars", _pillar_names),
    TOPIC,
    Facet("year", _("Year"), "year", years),
)

BY_DATE = F("date").desc(nulls_last=True)
NEWEST = Sort("newest", _("Newest"), (BY_DATE,))
BEST = Sort("best", _("Best match"), ("-exactness", "-rank", BY_DATE))
