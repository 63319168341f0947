"""Taxonomies as the process keeps them: small, on nearly every page, seldom changed."""

from django.utils.translation import get_language

from sparks.core.places import locales
from sparks.core.store import kept

from .models import Audience, Capability, Pillar, Programme, Topic


def by_pk(model, ids) -> list:
    """Give the kept records of `model` with these primary keys, in the model's order."""
    wanted = set(ids)
    return [record for pk, record in _all(model).items() if pk in wanted]


def in_language(model) -> tuple:
    """Give all kept records of `model` in the active language, in the model's order."""
    locale = locales().get(get_language())
    return tuple(
        record for record in _all(model).values() if locale and record.locale_id == locale.pk
    )


@kept
def _all(model) -> dict:
    related = ["theme__framework"] if model is Capability else []
    return {record.pk: record for record in model.objects.select_related(*related)}


def pillars() -> tuple[Pillar, ...]:
    """Give the four pillars in the active language."""
    return in_language(Pillar)


def audiences() -> tuple[Audience, ...]:
    """Give the audiences in the active language."""
    return in_language(Audience)


def programmes() -> tuple[Programme, ...]:
    """Give the programmes in the active language."""
    return in_language(Programme)


@kept
def topic_names() -> dict[str, str]:
    """Give the names of all topics by their slug, from A to Z."""
    return dict(Topic.objects.values_list("slug", "name"))
