"""Blocks made of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .pages import KeptPageBlock, OneTargetBlock

RICH_TEXT = ["h2", "h3", "bold", "italic", "link", "document-link", "figure-value", "ol", "ul"]
PLAIN_RICH_TEXT = ["bold", "italic", "link", "figure-value", "ol", "ul"]


class TextBlock(blocks.StructBlock):
    html = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"
        description = _("Paragraphs, headings and lists")
        preview_value = {"html": "<h2>What changed</h2><p>One idea to a paragraph.</p>"}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), help_text=_("Short, and word for word."))
    source = blocks.CharBlock(label=_("Source"), help_text=_("Who said it, where and when."))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"
        description = _("Somebody else's words, with their source")
        preview_value = {
            "text": "What we learn together, nobody loses.",
            "source": "An editor, 2026",
        }


class CalloutBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        label=_("Tone"),
        choices=[("info", _("Good to know")), ("care", _("Take care")), ("hope", _("Hopeful"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    html = blocks.RichTextBlock(label=_("Text"), features=PLAIN_RICH_TEXT)

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "blocks/callout.html"
        description = _("One thing that must not be overlooked")
        preview_value = {
            "tone": "info",
            "title": "Good to know",
            "html": "<p>Every figure has a year and a source.</p>",
        }


class ButtonBlock(OneTargetBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=60, help_text=_("Say what happens."))
    page = KeptPageBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(
        label=_("Address"), required=False, help_text=_("When no page is chosen.")
    )

    class Meta:
        icon = "link"
        label = _("Button")
        template = "blocks/button.html"
        description = _("The one thing to do next")
        preview_value = {"label": "Find projects", "page": None, "url": "https://example.org/"}
