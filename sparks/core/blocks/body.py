"""The body of a page: every block that running text may hold."""

from wagtail import blocks

from .figures import FigureBlock
from .lists import FactsBlock, LinksBlock, PagesBlock, QuestionsBlock, StepsBlock
from .media import DocumentBlock, PictureBlock, TableBlock
from .text import ButtonBlock, CalloutBlock, QuoteBlock, TextBlock


class BodyBlock(blocks.StreamBlock):
    text = TextBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    facts = FactsBlock()
    figure = FigureBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    links = LinksBlock()
    pages = PagesBlock()
    picture = PictureBlock()
    table = TableBlock()
    document = DocumentBlock()
    button = ButtonBlock()

    class Meta:
        required = False
