"""What other rooms hang on an organisation. They import us, so we ask the models, not the rooms."""

from collections.abc import Iterator

from django.db.models import ForeignObjectRel
from modelcluster.fields import ParentalKey
from wagtail.models import Revision

from .models import Organisation, OrganisationKey, Participation

OURS = (Participation, OrganisationKey)  # with rules of their own: see merging.py


def move_holders(organisation: Organisation, into: Organisation) -> None:
    """Let everything that names `organisation` name `into`: records, lists of pages, drafts."""
    for relation in _relations():
        if relation.many_to_many:
            _move_in_lists(relation, organisation, into)
        else:
            name = relation.field.name
            holders = relation.related_model._base_manager.filter(**{name: organisation})
            holders.update(**{name: into})
            _move_in_children(relation, organisation, into)


def _relations() -> Iterator[ForeignObjectRel]:
    for relation in Organisation._meta.get_fields(include_hidden=True):
        model = relation.related_model
        is_to_us = isinstance(relation, ForeignObjectRel) and model not in OURS
        if is_to_us and not model._meta.auto_created:  # a list's own table is moved with the list
            yield relation


def _move_in_lists(relation, organisation: Organisation, into: Organisation) -> None:
    """Move entries of lists; where `into` stands already, the other falls away with its record."""
    holder = relation.field.m2m_field_name()
    named = relation.field.m2m_reverse_field_name()
    rows = relation.through._base_manager.all()
    there = rows.filter(**{named: into}).values(holder)
    rows.filter(**{named: organisation}).exclude(**{f"{holder}__in": there}).update(**{named: into})
    name = relation.field.name
    for draft in Revision.objects.filter(content__contains={name: [organisation.pk]}):
        kept = [into.pk if pk == organisation.pk else pk for pk in draft.content[name]]
        draft.content[name] = list(dict.fromkeys(kept))
        draft.save(update_fields=["content"])


def _move_in_children(relation, organisation: Organisation, into: Organisation) -> None:
    """Change drafts of pages that the records are parts of."""
    fields = relation.related_model._meta.get_fields()
    for parent in (field for field in fields if isinstance(field, ParentalKey)):
        parts, name = parent.remote_field.get_accessor_name(), relation.field.name
        wanted = {parts: [{name: organisation.pk}]}
        for draft in Revision.objects.filter(content__contains=wanted):
            for part in draft.content[parts]:
                if part[name] == organisation.pk:
                    part[name] = into.pk
            draft.save(update_fields=["content"])
