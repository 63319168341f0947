"""What an issue is made of: words, a picture, and pages of the site, each shown as its own kind.

Each block has three forms: `templates/newsletter/mail/blocks/<name>.mjml` and `.txt` for the mail,
and its own template for the web version (see newsletter.mail.parts).
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from sparks.core.blocks.lists import FactsBlock
from sparks.core.blocks.media import PictureBlock
from sparks.core.blocks.pages import KeptPageBlock, newest_page
from sparks.core.blocks.text import PLAIN_RICH_TEXT, ButtonBlock

from .mail.items import item_of


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        template = "newsletter/blocks/heading.html"
        description = _("Begins a new part of the issue")
        preview_value = "What is new"


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "newsletter/blocks/text.html"
        description = _("A few short paragraphs")
        preview_value = "<p>One idea to a paragraph.</p>"


class ItemBlock(blocks.StructBlock):
    """Base: a page of the site, with a sentence of the editor's in place of its own summary."""

    page = KeptPageBlock(label=_("Page"))
    note = blocks.TextBlock(
        label=_("In our words"),
        required=False,
        max_length=400,
        help_text=_("Why it is worth a reader's time. Empty: the page's own summary."),
    )

    class Meta:
        template = "newsletter/blocks/item.html"

    def get_context(self, value, parent_context=None):
        """Add `item`, the page as readers see it; None when it is not open to all."""
        context = super().get_context(value, parent_context)
        return {"heading": "h3", **context, "item": item_of(value["page"], value["note"])}

    def get_preview_value(self):
        """Show the newest page of the type."""
        page_type = self.child_blocks["page"].target_models[0]
        return self.normalize({"page": newest_page(page_type), "note": ""})


class ArticleBlock(ItemBlock):
    page = KeptPageBlock(label=_("Page"), page_type="news.ArticlePage")

    class Meta:
        icon = "doc-full"
        label = _("Article")
        description = _("Something that happened")


class EventBlock(ItemBlock):
    page = KeptPageBlock(label=_("Page"), page_type="news.EventPage")

    class Meta:
        icon = "date"
        label = _("Event")
        description = _("Something to take part in, with its time and place")


class ProjectBlock(ItemBlock):
    page = KeptPageBlock(label=_("Page"), page_type="projects.ProjectPage")

    class Meta:
        icon = "folder-open-inverse"
        label = _("Project")
        description = _("A project worth knowing")


class RecommendationBlock(ItemBlock):
    page = KeptPageBlock(label=_("Page"), page_type="recommendations.RecommendationPage")

    class Meta:
        icon = "pick"
        label = _("Recommendation")
        description = _("What somebody should do, and where that comes from")


class ResourceBlock(ItemBlock):
    page = KeptPageBlock(label=_("Page"), page_type="resources.ResourcePage")

    class Meta:
        icon = "download"
        label = _("Resource")
        description = _("A report, tool or training to use")


class OtherIssueBlock(ItemBlock):
    page = KeptPageBlock(label=_("Page"), page_type="newsletter.IssuePage")

    class Meta:
        icon = "mail"
        label = _("Issue")
        description = _("Another issue of this newsletter, to read on the site")


class CallBlock(ButtonBlock):
    class Meta:
        label = _("Call to act")


class IssueBodyBlock(blocks.StreamBlock):
    heading = HeadingBlock(max_length=100)
    text = TextBlock(features=PLAIN_RICH_TEXT)
    picture = PictureBlock()
    article = ArticleBlock()
    event = EventBlock()
    project = ProjectBlock()
    recommendation = RecommendationBlock()
    resource = ResourceBlock()
    issue = OtherIssueBlock()
    figure = FactsBlock()
    call = CallBlock()
