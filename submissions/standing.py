"""Where a text stands, in plain words: what is the case, and what happens next and by when."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Contribution
from .models.contributions import State


@dataclass(frozen=True)
class Standing:
    """What is the case, what happens next, and how a callout shows it (info, care or hope)."""

    headline: str
    words: str
    tone: str = "info"


def standing_of(text: Contribution, open_points: int = 0) -> Standing:
    """Say where a text stands; `open_points`: requested changes that nobody has ticked off."""
    match text.state:
        case State.DRAFT:
            return Standing(
                _("A draft"),
                _("Only your team sees it. When it is right, send it to the editors."),
            )
        case State.IN_REVIEW:
            return Standing(_in_review(text), _next_answer(text))
        case State.CHANGES_REQUESTED:
            return _given_back(text, open_points)
        case State.SCHEDULED:
            return Standing(_("Approved"), _goes_live(text), "hope")
        case State.PUBLISHED:
            return _done(text)
        case State.WITHDRAWN:
            return Standing(
                _("Taken back"), _("Your team took it back. Nothing on the site has changed.")
            )
    return Standing(_("Declined"), text.reason or _("The reason stands below."), "care")


def _in_review(text: Contribution) -> str:
    if text.assignee_id:
        return _("An editor is reading it")
    return _("Waiting for an editor")


def _next_answer(text: Contribution) -> str:
    if text.due_at:
        day = _day(text.due_at)
        return _("You will hear by %(day)s. You can take it back until then.") % {"day": day}
    return _("You will hear as soon as somebody has read it. You can take it back until then.")


def _given_back(text: Contribution, open_points: int) -> Standing:
    if text.kind == Contribution.Kind.UNPUBLISH:
        words = _("The page stays until they have decided. Answer below, or take your wish back.")
        return Standing(_("The editors have a question"), words, "care")
    return Standing(_("The editors ask for changes"), _points(open_points), "care")


def _points(count: int) -> str:
    if not count:
        return _("All points are ticked off. Send it again when you are ready.")
    return ngettext(
        "%(count)d point is open. Tick it off when it is done, then send the text again.",
        "%(count)d points are open. Tick them off when they are done, then send the text again.",
        count,
    ) % {"count": count}


def _goes_live(text: Contribution) -> str:
    revision = text.reviewed_revision
    if revision and revision.approved_go_live_at:
        day = _day(revision.approved_go_live_at)
        return _("It goes live on %(day)s. You need not do anything.") % {"day": day}
    return _("The editors have set no day yet for it to go live. You need not do anything.")


def _done(text: Contribution) -> Standing:
    if text.kind == Contribution.Kind.UNPUBLISH:
        return Standing(_("Taken down"), _("The page is no longer on the site."))
    return Standing(_("Live"), _("It has been reviewed, and everybody can read it."), "hope")


def _day(moment) -> str:
    return date_format(localtime(moment), "j F Y")
