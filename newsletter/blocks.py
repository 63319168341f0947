"""What an issue is made of: words, a picture, and pages of the site, each shown as its own kind."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from sparks.core.blocks.lists import FactsBlock
from sparks.core.blocks.media import PictureBlock
from sparks.core.blocks.pages import KeptPageBlock
from sparks.core.blocks.text import PLAIN_RICH_TEXT, ButtonBlock


class ItemBlock(blocks.StructBlock):
    """A page of the site, with a sentence of the editor's in place of its own summary."""

    page = KeptPageBlock(label=_("Page"))
    note = blocks.TextBlock(
        label=_("In our words"), required=False, help_text=_("Empty: the page's own summary.")
    )

    def __init__(self, target: str, **kwargs):
        page = KeptPageBlock(label=_("Page"), page_type=target)
        super().__init__([("page", page)], **kwargs)


class IssueBodyBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(label=_("Heading"), icon="title", max_length=100)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_RICH_TEXT)
    picture = PictureBlock()
    article = ItemBlock("news.ArticlePage", label=_("Article"), icon="doc-full")
    event = ItemBlock("news.EventPage", label=_("Event"), icon="date")
    project = ItemBlock("projects.ProjectPage", label=_("Project"), icon="folder-open-inverse")
    recommendation = ItemBlock(
        "recommendations.RecommendationPage", label=_("Recommendation"), icon="pick"
    )
    resource = ItemBlock("resources.ResourcePage", label=_("Resource"), icon="download")
    figure = FactsBlock()
    call = ButtonBlock(label=_("Call to act"))
