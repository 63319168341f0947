"""Fields that several shapes share."""

from django.utils.translation import gettext_lazy as _

from .fields import Many
from .files import Picture
from .shape import Section
from .streams import Body

TITLE_HELP = _("Short and plain: what somebody would search for.")


def picture_section() -> Section:
    """Give the section for the picture of a page."""
    help_text = _(
        "Never a picture in which a child can be recognised. Without one, we draw a small sky of "
        "stars for you; that is fine, too."
    )
    picture = Picture(
        name="image",
        label=_("Picture"),
        help=_("Choose one of your team's pictures. New ones are added under “Files”."),
    )
    return Section("picture", _("Picture"), help_text, (picture,))


def body(label, help_text) -> Body:
    """Give the field for running text."""
    return Body(name="body", label=label, help=help_text)


def pillars(*, needed: bool = False) -> Many:
    return Many(
        name="pillars",
        label=_("Parts of the work"),
        help=_("Tick what it is about. One or two is usual."),
        needed=needed,
    )


def capabilities() -> Many:
    return Many(
        name="capabilities",
        label=_("Capabilities"),
        help=_("What it helps a country or an organisation to be able to do. Tick few."),
    )


def audiences() -> Many:
    return Many(
        name="audiences", label=_("For whom"), help=_("Who can do something with it today.")
    )
