"""Taxonomies as the process keeps them: small, on nearly every page, seldom changed."""

from django.utils.translation import get_language

from sparks.core.addresses import page_urls
from sparks.core.places import locales
from sparks.core.store import kept

from .models import Audience, Capability, Framework, Pillar, Programme, Topic


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


def current_framework() -> Framework | None:
    """Give the current framework, the one loaded first if there are several; None without."""
    return next((each for _pk, each in sorted(_all(Framework).items()) if each.is_current), None)


def capabilities() -> tuple[Capability, ...]:
    """Give the capabilities of all frameworks in the active language."""
    return in_language(Capability)


def capability_urls() -> dict[int, str]:
    """Give the address of the page of each capability that has one, by the capability's key."""
    return _urls(Capability)


def pillar_urls() -> dict[int, str]:
    """Give the address of the page of each pillar that has one, by the pillar's key."""
    return _urls(Pillar)


def _urls(model) -> dict[int, str]:
    pages = _first_pages(model)
    urls = page_urls(sorted(pages.values()))
    return {key: urls[page] for key, page in pages.items() if page in urls}


@kept
def _first_pages(model) -> dict[int, int]:
    # By the relation's name: the pages live in a room above this one. The first in the tree wins.
    live = model.objects.filter(pages__live=True).order_by("-pages__path")
    return dict(live.values_list("pk", "pages"))


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
