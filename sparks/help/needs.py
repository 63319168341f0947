"""What people need, in plain words, and what is next best where there is no service for it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models.services import HelpService

Kind = HelpService.Kind


@dataclass(frozen=True)
class Need:
    """A part of the directory.

    anchor: its place on the page; #report and #talk are what the help strip leads to.
    next_best: kinds of services that may help as well, the nearest first.
    """

    kind: str
    anchor: str
    title: Promise
    next_best: tuple[str, ...]


NEEDS = (
    Need(Kind.REPORT, "report", _("Report material that you have seen"), (Kind.POLICE,)),
    Need(
        Kind.CHILDREN,
        "talk",
        _("Talk to somebody, as a child or a young person"),
        (Kind.VICTIMS, Kind.ADULTS),
    ),
    Need(
        Kind.ADULTS,
        "adults",
        _("Talk to somebody, as an adult"),
        (Kind.VICTIMS, Kind.CHILDREN),
    ),
    Need(
        Kind.VICTIMS,
        "support",
        _("Get support after abuse, now or years ago"),
        (Kind.ADULTS, Kind.CHILDREN),
    ),
    Need(
        Kind.THOUGHTS,
        "thoughts",
        _("Get help because you worry about your own thoughts"),
        (Kind.ADULTS,),
    ),
    Need(Kind.POLICE, "police", _("Tell the police"), (Kind.REPORT,)),
)
BY_KIND = {need.kind: need for need in NEEDS}
