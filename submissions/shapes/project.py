"""What a team writes about its project."""

from django.utils.translation import gettext_lazy as _

from projects.models import ProjectIndexPage, ProjectPage

from . import common
from .fields import Day, Line, Text, Web
from .shape import Section, Shape
from .streams import Entries, Rich

in_one_minute = Section(
    "in-one-minute",
    _("In one minute"),
    _("What most people will read, and often all that they read."),
    (
        Line(
            name="title",
            label=_("Full name"),
            help=_("As in the grant agreement, without the acronym."),
            needed=True,
        ),
        Line(name="acronym", label=_("Acronym"), help=_("If your project has one.")),
        Line(
            name="tagline",
            label=_("One sentence"),
            help=_("What you do, and for whom. Without jargon: a neighbour should understand it."),
            needed=True,
        ),
        Text(
            name="short_version",
            label=_("Short version"),
            help=_("Three sentences: the problem, what you do about it, what comes of it."),
            needed=True,
        ),
    ),
)
story = Section(
    "story",
    _("The story"),
    _("For those who want to know more. Write for somebody from another field."),
    (
        Rich(
            name="objective",
            label=_("Aim"),
            help=_("What will be different when the project has reached its aim."),
        ),
        common.body(
            _("Story"),
            _("What you do, how, and what you have found out. Short parts with headings."),
        ),
    ),
)
facts = Section(
    "facts",
    _("Facts"),
    _("Leave empty what you do not know. Money and partners are kept by the editors."),
    (
        Day(name="start_on", label=_("First day"), help=_("Of the project, not of the call.")),
        Day(name="end_on", label=_("Last day"), help=_("With extensions that are agreed.")),
        Web(name="website", label=_("Website"), help=_("It begins with https://")),
        Line(
            name="contact_note",
            label=_("How to reach you"),
            help=_("An address of the project's, not of a person's."),
        ),
        Entries(
            name="key_figures",
            label=_("Figures"),
            help=_("Up to three, such as “22 organisations”. Only what you can prove."),
        ),
    ),
)
belongs = Section(
    "where-it-belongs",
    _("Where it belongs"),
    _("So that people find you in lists and in the search."),
    (common.pillars(needed=True), common.capabilities(), common.audiences()),
)
project = Shape(
    "project",
    ProjectPage,
    ProjectIndexPage,
    (in_one_minute, story, facts, belongs, common.picture_section()),
    of_project=False,
)
