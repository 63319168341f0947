"""What a team writes in an article."""

from django.utils.translation import gettext_lazy as _

from news.models import ArticlePage, NewsIndexPage

from . import common
from .fields import Choice, Day, Line, Text, Web
from .shape import Section, Shape

in_short = Section(
    "in-short",
    _("In short"),
    _("What stands in lists and in the newsletter."),
    (
        Line(name="title", label=_("Title"), help=common.TITLE_HELP, needed=True),
        Choice(name="kind", label=_("What it is"), help=_("“News” is right for most.")),
        Day(
            name="published_on",
            label=_("Date"),
            help=_("When it happened, or when you say it."),
            needed=True,
        ),
        Text(
            name="lead",
            label=_("First sentences"),
            help=_("What happened and why it matters, in two sentences."),
            needed=True,
        ),
    ),
)
text = Section(
    "text",
    _("The text"),
    _("One idea to a paragraph. A page on paper is plenty."),
    (common.body(_("Text"), _("Say who did what, and where to read more.")),),
)
source = Section(
    "source",
    _("Where it comes from"),
    _("Only when somebody else published it first."),
    (
        Line(name="source_name", label=_("Who published it"), help=_("The name of the source.")),
        Web(name="source_url", label=_("Where to read it"), help=_("It begins with https://")),
    ),
)
belongs = Section(
    "where-it-belongs",
    _("Where it belongs"),
    _("Your project is named by itself."),
    (common.pillars(),),
)
article = Shape(
    "article",
    ArticlePage,
    NewsIndexPage,
    (in_short, text, source, belongs, common.picture_section()),
)
