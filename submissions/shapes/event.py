"""What a team writes about an event."""

from django.utils.translation import gettext_lazy as _

from news.models import EventIndexPage, EventPage

from . import common
from .fields import Country, Flag, Line, Moment, Text, Web, Zone
from .shape import Section, Shape
from .streams import Entries

in_short = Section(
    "in-short",
    _("In short"),
    _("What stands in the calendar and in the newsletter."),
    (
        Line(name="title", label=_("Title"), help=common.TITLE_HELP, needed=True),
        Text(
            name="lead",
            label=_("First sentences"),
            help=_("What it is and who should come, in two sentences."),
            needed=True,
        ),
    ),
)
when = Section(
    "when",
    _("When"),
    _("Times as a clock at the place of the event shows them."),
    (
        Moment(name="starts_at", label=_("Begins"), needed=True),
        Moment(name="ends_at", label=_("Ends"), help=_("Leave empty when it is open.")),
        Flag(name="all_day", label=_("All day"), help=_("Then only the days are shown.")),
        Zone(
            name="time_zone",
            label=_("Clock"),
            help=_("The city whose clock counts, such as Europe/Lisbon."),
            needed=True,
        ),
    ),
)
where = Section(
    "where",
    _("Where"),
    _("At a place, online, or both."),
    (
        Line(name="venue", label=_("Place"), help=_("House and room.")),
        Line(name="city", label=_("City")),
        Country(name="country", label=_("Country")),
        Web(
            name="online_url",
            label=_("Address online"),
            help=_("A public address. Never a link that lets anybody into a closed meeting."),
        ),
    ),
)
taking_part = Section(
    "taking-part",
    _("Taking part"),
    _("How one gets in."),
    (
        Line(name="organiser", label=_("Who invites")),
        Web(name="registration_url", label=_("Where to register")),
        Moment(name="registration_deadline_at", label=_("Register until")),
    ),
)
text = Section(
    "text",
    _("More about it"),
    _("For those who are not sure yet whether to come."),
    (common.body(_("Text"), _("What will be talked about, and why it matters.")),),
)
programme = Section(
    "programme",
    _("Programme"),
    _("Leave it empty until it is settled: you can add it later."),
    (
        Entries(
            name="programme",
            label=_("Programme"),
            help=_("One entry for each point, in their order."),
        ),
        Entries(
            name="speakers",
            label=_("Speakers"),
            help=_("Only people who have agreed to be named."),
        ),
    ),
)
belongs = Section(
    "where-it-belongs",
    _("Where it belongs"),
    _("Your project is named by itself."),
    (common.pillars(), common.capabilities()),
)
event = Shape(
    "event",
    EventPage,
    EventIndexPage,
    (in_short, when, where, taking_part, text, programme, belongs, common.picture_section()),
)
