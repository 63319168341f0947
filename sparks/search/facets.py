"""What results can be filtered by, and the orders they can be read in."""

from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Facet, Sort, years
from sparks.taxonomy import store

from .kinds import KINDS


def _kind_names() -> dict[str, str]:
    return {kind.key: kind.plural for kind in KINDS}


def _pillar_names() -> dict[str, str]:
    return {pillar.slug: pillar.title for pillar in store.pillars()}


FACETS = (
    Facet("kind", _("Kind"), "kind", _kind_names),
    Facet("pillar", _("Pillar"), "pillars", _pillar_names),
    Facet("topic", _("Topic"), "topics", store.topic_names, frequent_first=True),
    Facet("year", _("Year"), "year", years),
)

# What they order by: sparks.search.answers.
NEWEST = Sort("newest", _("Newest"), ())
BEST = Sort("best", _("Best match"), ())
