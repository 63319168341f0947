"""What a team writes about an output: a report, a tool, a training."""

from django.utils.translation import gettext_lazy as _

from resources.models import ResourceIndexPage, ResourcePage

from . import common
from .fields import Choice, Day, Line, Text
from .files import Files
from .shape import Section, Shape

in_short = Section(
    "in-short",
    _("In short"),
    _("Enough to tell whether it is worth opening."),
    (
        Line(name="title", label=_("Title"), help=_("As on its first page."), needed=True),
        Choice(name="kind", label=_("What it is")),
        Text(
            name="abstract",
            label=_("Summary"),
            help=_("What it is, what for, and who will use it."),
            needed=True,
        ),
    ),
)
files = Section(
    "files",
    _("Files"),
    _("One row for each language. A file that you have added here, or an address elsewhere."),
    (Files(name="files", label=_("Files by language")),),
)
access = Section(
    "access",
    _("Who may have it"),
    _("Open to all is best. Tools for the police are usually on request."),
    (
        Choice(name="access", label=_("Access")),
        Line(
            name="access_note",
            label=_("Who may ask, and how"),
            help=_("Only for what is not open."),
        ),
        Line(name="licence", label=_("Licence"), help=_("Such as CC BY 4.0.")),
        Line(name="doi", label=_("DOI"), help=_("If it has one, such as 10.5281/zenodo.1234.")),
    ),
)
origin = Section(
    "origin",
    _("Where it comes from"),
    _("So that others can cite it."),
    (
        Line(
            name="authors",
            label=_("Authors"),
            help=_("In the order of the first page, with a semicolon between."),
        ),
        Day(name="published_on", label=_("Published"), help=_("The day of this edition.")),
        Line(name="region", label=_("Region"), help=_("Where it holds, if not everywhere.")),
    ),
)
text = Section(
    "text",
    _("More about it"),
    _("What one should know before using it."),
    (common.body(_("Text"), _("How it came about, what it is good for, what it does not do.")),),
)
belongs = Section(
    "where-it-belongs",
    _("Where it belongs"),
    _("Your project is named by itself."),
    (common.pillars(), common.capabilities(), common.audiences()),
)
resource = Shape(
    "resource",
    ResourcePage,
    ResourceIndexPage,
    (in_short, files, access, origin, text, belongs, common.picture_section()),
)
