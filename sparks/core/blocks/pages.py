"""Blocks that choose pages of this site."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from ..store import kept


class KeptPageBlock(blocks.PageChooserBlock):
    """Chooses a page; reading it costs no query once it is in the process store.

    The choosers of one body would otherwise cost a query for each kind of block.
    """

    def to_python(self, value: int | None) -> Page | None:
        return None if value is None else _pages((value,)).get(value)

    def bulk_to_python(self, values) -> list[Page | None]:
        values = list(values)
        found = _pages(tuple(sorted({value for value in values if value is not None})))
        return [found.get(value) for value in values]

    def deconstruct(self):
        """Stand in migrations as what it extends: this class only changes how it reads."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs


@kept
def _pages(pks: tuple[int, ...]) -> dict[int, Page]:
    return Page.objects.in_bulk(pks)


class OneTargetBlock(blocks.StructBlock):
    """Base of blocks with `page` and `url` that lead to one of the two, never to none or both."""

    def clean(self, value):
        value = super().clean(value)
        if bool(value["page"]) == bool(value["url"]):
            words = _("Choose a page or give an address, one of the two.")
            raise blocks.StructBlockValidationError({"page": ValidationError(words)})
        return value


def sample_pages(count: int = 1) -> list[Page]:
    """Give the newest pages without pages below them, for the previews of blocks."""
    newest = Page.objects.live().filter(depth__gt=2, numchild=0).order_by("-first_published_at")
    return list(newest[:count])


def newest_page(model: type[Page]) -> Page | None:
    """Give the newest page of a type, for the previews of blocks."""
    newest = model.objects.live().order_by("-first_published_at").first()
    return newest and newest.page_ptr
