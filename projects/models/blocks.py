from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField


class KeyFigureBlock(blocks.StructBlock):
    """A figure of the short version: a value and what it counts."""

    value = blocks.CharBlock(label=_("Value"), max_length=20)
    label = blocks.CharBlock(label=_("What it counts"), max_length=80)

    class Meta:
        icon = "order"
        label = _("Figure")
        preview_value = {"value": "22", "label": "organisations"}


def key_figures_field() -> StreamField:
    """Give the field for up to three figures that say most about a project."""
    return StreamField(
        [("figure", KeyFigureBlock())],
        blank=True,
        max_num=3,
        verbose_name=_("key figures"),
        help_text=_("Up to three. Only what can be proved."),
    )
