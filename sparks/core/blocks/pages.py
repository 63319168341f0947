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
