"""Many pages fast: lists are measured with hundreds of them."""

import uuid

from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from sparks.core.models import Generation


def copy_page(page: Page, count: int) -> None:
    """Lay `count` copies of `page`, with what hangs on it, beside it; about one query a copy."""
    parent = page.get_parent()
    places = range(parent.numchild + 1, parent.numchild + 1 + count)
    bases = Page.objects.bulk_create([_base(page, parent, place) for place in places])
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + count)
    own = _values(page, type(page)._meta.local_concrete_fields)
    copies = []
    for base in bases:
        shared = _values(base, Page._meta.concrete_fields)
        copies.append(type(page)(**{**own, **shared, "page_ptr_id": base.pk}))
        copies[-1].save_base(raw=True)
    _copy_rows(page, copies)
    Generation.bump()


def _values(record, fields) -> dict:
    return {field.attname: getattr(record, field.attname) for field in fields}


def _base(page: Page, parent: Page, place: int) -> Page:
    """Give the part of a copy that every page has, for a place among the children of `parent`."""
    slug = f"{page.slug}-{place}"
    return Page(
        **{
            **_values(page, Page._meta.concrete_fields),
            "id": None,
            "path": Page._get_path(parent.path, parent.depth + 1, place),
            "slug": slug,
            "title": f"{page.title} {place}",
            "url_path": f"{parent.url_path}{slug}/",
            "translation_key": uuid.uuid4(),
        }
    )


def _copy_rows(page: Page, copies: list[Page]) -> None:
    """Copy the rows that say what `page` is linked with, and its child records."""
    links = [
        (field.remote_field.through, field.m2m_field_name())
        for field in get_all_child_m2m_relations(type(page))
    ]
    links += [
        (relation.related_model, relation.field.name)
        for relation in get_all_child_relations(type(page))
        if relation.model is type(page)
    ]
    for model, link in links:
        rows = model.objects.filter(**{link: page})
        model.objects.bulk_create(_row(row, link, copy) for row in rows for copy in copies)


def _row(row, link: str, copy: Page):
    fields = {**_values(row, row._meta.concrete_fields), "id": None, f"{link}_id": copy.pk}
    if "translation_key" in fields:
        fields["translation_key"] = uuid.uuid4()
    return type(row)(**fields)
