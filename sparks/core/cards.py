"""Pages that an editor has chosen by hand, kept as cards between requests."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from .routing import is_restricted
from .store import kept


@kept
def cards(pks: tuple[int, ...]) -> tuple[Page, ...]:
    """Give the open pages with these keys in this order, each with what its card shows.

    One query to find out their types and one a type, the first time in a generation.
    """
    found = Page.objects.live().filter(pk__in=pks)
    by_type: dict[int, list[int]] = {}
    for page in found:
        if not is_restricted(page):
            by_type.setdefault(page.content_type_id, []).append(page.pk)
    pages = {}
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        pages |= _as_cards(model).in_bulk(keys)
    return tuple(pages[pk] for pk in pks if pk in pages)


def _as_cards(model):
    manager = model._default_manager
    return manager.as_cards() if hasattr(manager, "as_cards") else manager.all()
