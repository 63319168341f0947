"""What is decided about a mailing: plan, approve, pause, cancel, settle."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from ..models import Delivery, IssuePage, Mailing, NewsletterSettings

State = Mailing.State


class NotPossible(ValueError):
    """What was asked does not fit the mailing's state; the text is for the editor."""


@transaction.atomic
def plan(*, issue: IssuePage, at: datetime | None, by) -> Mailing:
    """Plan the sending of an issue; with a second person demanded, ask for approval."""
    mailing, _new = Mailing.objects.select_for_update().get_or_create(
        issue=issue, defaults={"title": issue.title, "kind": issue.kind}
    )
    if mailing.state != State.DRAFT:
        raise NotPossible(_("This issue is planned already."))
    settings = NewsletterSettings.for_site(Site.objects.get(is_default_site=True))
    mailing.requested_by, mailing.scheduled_at = by, at
    return _go(mailing, State.WAITING if settings.needs_second_person else State.SCHEDULED)


@transaction.atomic
def approve(*, mailing: Mailing, by) -> Mailing:
    """Release a mailing that somebody else has planned."""
    mailing = _locked(mailing, State.WAITING)
    if mailing.requested_by == by:
        raise NotPossible(_("Somebody else has to approve what you planned."))
    mailing.approved_by = by
    return _go(mailing, State.SCHEDULED)


@transaction.atomic
def withdraw(*, mailing: Mailing, by) -> Mailing:
    """Take back what is planned and not yet being sent."""
    return _go(_locked(mailing, State.WAITING, State.SCHEDULED, State.MISSED), State.DRAFT)


@transaction.atomic
def pause(*, mailing: Mailing, by) -> Mailing:
    """Let no more messages go out for now."""
    return _go(_locked(mailing, State.SENDING), State.PAUSED)


@transaction.atomic
def resume(*, mailing: Mailing, by) -> Mailing:
    """Go on where it paused."""
    return _go(_locked(mailing, State.PAUSED), State.SENDING)


@transaction.atomic
def cancel(*, mailing: Mailing, by) -> Mailing:
    """End it: whoever has not got it does not get it."""
    mailing = _locked(mailing, State.SENDING, State.PAUSED)
    waiting = mailing.deliveries.filter(state__in=["ready", "deferred"])
    waiting.update(state=Delivery.State.CANCELLED)
    return _go(mailing, State.CANCELLED)


@transaction.atomic
def send_now(*, mailing: Mailing, by) -> Mailing:
    """Send a mailing whose time was missed at once."""
    mailing = _locked(mailing, State.MISSED)
    mailing.scheduled_at = timezone.now()
    return _go(mailing, State.SCHEDULED)


@transaction.atomic
def postpone(*, mailing: Mailing, at: datetime, by) -> Mailing:
    """Give a mailing whose time was missed another time."""
    mailing = _locked(mailing, State.MISSED)
    mailing.scheduled_at = at
    return _go(mailing, State.SCHEDULED)


@transaction.atomic
def resend_missing(*, mailing: Mailing, by) -> int:
    """Queue again what was never accepted; give how many."""
    mailing = _locked(mailing, State.FINISHED, State.CANCELLED)
    count = mailing.deliveries.filter(state__in=["failed", "cancelled"]).update(state="ready")
    if not count:
        raise NotPossible(_("Nobody is missing."))
    _go(mailing, State.SENDING)
    return count


@transaction.atomic
def settle(*, deliveries, as_sent: bool, by) -> int:
    """Decide about uncertain deliveries; give how many."""
    uncertain = deliveries.filter(state=Delivery.State.UNCERTAIN)
    count = uncertain.update(state="sent" if as_sent else "ready")
    if not count:
        raise NotPossible(_("None of these is uncertain."))
    return count


def _locked(mailing: Mailing, *allowed: str) -> Mailing:
    mailing = Mailing.objects.select_for_update().get(pk=mailing.pk)
    if mailing.state not in allowed:
        state = mailing.get_state_display()
        raise NotPossible(_("This does not fit its state: %(state)s.") % {"state": state})
    return mailing


def _go(mailing: Mailing, state: str) -> Mailing:
    mailing.state, mailing.pause_reason = state, ""
    mailing.save()
    return mailing
