"""Which records are public and can hold links: found by looking, so that no room is forgotten."""

from functools import cache

from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.contrib.settings.registry import registry
from wagtail.models import DraftStateMixin, Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from .extracting import addresses_in, fields_of


@cache
def places() -> dict[type[models.Model], tuple[str, ...]]:
    """Give pages, snippets and settings in which links can stand.

    Each with the names of its lists (follow-ups, files) in whose entries they can.
    """
    found = {}
    for model in [*get_page_models(), *get_snippet_models(), *registry]:
        lists = _lists(model)
        if fields_of(model) or lists:
            found[model] = lists
    return found


def _lists(model: type[models.Model]) -> tuple[str, ...]:
    if not issubclass(model, ClusterableModel):
        return ()
    relations = get_all_child_relations(model)
    return tuple(each.get_accessor_name() for each in relations if fields_of(each.related_model))


def public(model: type[models.Model]) -> models.QuerySet:
    """Give the records of `model` that visitors see, in the order of their keys."""
    records = model._default_manager.order_by("pk").prefetch_related(*places()[model])
    return records.filter(live=True) if issubclass(model, (Page, DraftStateMixin)) else records


def uses_in(record: models.Model) -> set[tuple[str, str]]:
    """Give (address, name of the field) of all links in a record and its lists; none in a draft."""
    if not getattr(record, "live", True):
        return set()
    found = set(addresses_in(record))
    for name in places()[type(record)]:
        for entry in getattr(record, name).all():
            kind = str(entry._meta.verbose_name)
            found |= {(url, f"{kind}: {label}"[:120]) for url, label in addresses_in(entry)}
    return {(url, label[:120]) for url, label in found}


def title_of(record: models.Model) -> str:
    """Give what editors call a record."""
    if type(record) in registry:
        return str(record._meta.verbose_name)[:255]
    return str(record)[:255]
