"""Facets by the taxonomies, for the listings of every room."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Facet
from sparks.core.store import kept

from . import countries, store


def _pillar_names() -> dict[str, str]:
    return {pillar.slug: pillar.title for pillar in store.pillars()}


def _audience_names() -> dict[str, str]:
    return {audience.slug: audience.title for audience in store.audiences()}


def _capability_names() -> dict[str, str]:
    return {str(each.pk): str(each) for each in store.capabilities()}


def _programme_names() -> dict[str, str]:
    return {programme.code: programme.name for programme in store.programmes()}


@kept
def _country_names(language: str) -> dict[str, str]:
    return countries.names()


def pillar_facet(path: str = "pillars__slug") -> Facet:
    return Facet("pillar", _("Pillar"), path, _pillar_names)


def topic_facet(path: str = "topic_items__tag__slug") -> Facet:
    return Facet("topic", _("Topic"), path, store.topic_names, frequent_first=True)


def audience_facet(path: str = "audiences__slug", label: str = _("For whom")) -> Facet:
    return Facet("audience", label, path, _audience_names)


def capability_facet(path: str = "capabilities") -> Facet:
    """Filter by capability, by its key: its number is another's in another framework."""
    return Facet("capability", _("Capability"), path, _capability_names)


def programme_facet(path: str = "programme__code") -> Facet:
    return Facet("programme", _("Programme"), path, _programme_names)


def country_facet(path: str) -> Facet:
    return Facet(
        "country",
        _("Country"),
        path,
        lambda: _country_names(get_language()),
        frequent_first=True,
    )
