"""Blocks that list things."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..cards import cards
from .pages import KeptPageBlock, OneTargetBlock, sample_pages
from .text import PLAIN_RICH_TEXT


class FactsBlock(blocks.StructBlock):
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("value", blocks.CharBlock(label=_("Value"), max_length=20)),
                ("label", blocks.CharBlock(label=_("What it counts"), max_length=120)),
                ("source", blocks.CharBlock(label=_("Year and source"), max_length=120)),
            ]
        ),
        label=_("Figures"),
        min_num=1,
        max_num=4,
    )

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "blocks/facts.html"
        description = _("One to four figures; never one without its year and source")
        preview_value = {
            "items": [{"value": "26", "label": "capabilities", "source": "WeProtect, framework"}]
        }


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=80)
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Step"), max_length=80)),
                ("html", blocks.RichTextBlock(label=_("Text"), features=PLAIN_RICH_TEXT)),
            ]
        ),
        label=_("Steps"),
    )

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "blocks/steps.html"
        description = _("Numbered steps, in order")
        preview_value = {
            "title": "How it works",
            "items": [{"title": "Write to us", "html": "<p>Two sentences will do.</p>"}],
        }


class QuestionsBlock(blocks.StructBlock):
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(label=_("Question"), max_length=120)),
                ("html", blocks.RichTextBlock(label=_("Answer"), features=PLAIN_RICH_TEXT)),
            ]
        ),
        label=_("Questions"),
    )

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "blocks/questions.html"
        description = _("Questions that open to their answers")
        preview_value = {
            "items": [{"question": "Who may contribute?", "html": "<p>Every project team.</p>"}]
        }


class LinkStructBlock(OneTargetBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=120)
    page = KeptPageBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(
        label=_("Address"), required=False, help_text=_("When no page is chosen.")
    )
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=160)


class LinksBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=80)
    items = blocks.ListBlock(LinkStructBlock(), label=_("Links"))

    class Meta:
        icon = "link"
        label = _("Links")
        template = "blocks/links.html"
        description = _("Where to read on, here or elsewhere")
        preview_value = {
            "title": "Read on",
            "items": [{"label": "INHOPE", "url": "https://www.inhope.org/", "note": "Hotlines"}],
        }


class PagesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=80)
    items = blocks.ListBlock(KeptPageBlock(), label=_("Pages"))

    class Meta:
        icon = "doc-full"
        label = _("Cards of pages")
        template = "blocks/pages.html"
        description = _("Pages of this site, as cards")

        preview_value = staticmethod(lambda: {"title": "Worth reading", "items": sample_pages(3)})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["pages"] = cards(tuple(page.pk for page in value["items"] if page))
        return context
