"""Verbs for mailings. Each refuses what does not fit the state with a sentence for the editor."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from sparks.accounts.models import User

from .. import rendering
from ..models import Delivery, IssuePage, Mailing, NewsletterSettings, Subscriber
from ..models.mailings import EXPIRES_AFTER

State = Mailing.State
Each = Delivery.State
WAITING = [Each.READY, Each.DEFERRED]
# Failed, but never refused for good: it expired, or a policy refused what may be mended by now.
NEVER_ACCEPTED = Q(state=Each.CANCELLED) | Q(state=Each.FAILED) & (
    Q(code__isnull=True) | Q(code__lt=500) | Q(reply__startswith="5.7.")
)
# What these verbs change; the row is locked meanwhile.
FIELDS = ["title", "kind", "state", "scheduled_at", "requested_by", "approved_by", "content_mark"]
FIELDS += ["pause_reason", "latest_replies", "expires_at", "finished_at"]


class NotPossible(ValueError):
    """What was asked for does not fit; its text is a sentence for the editor."""


@transaction.atomic
def plan(*, issue: IssuePage, at: datetime | None, by: User | None) -> Mailing:
    """Release an issue as it is now: at a time, or (None) as soon as possible.

    Where a second person is needed it waits for them. `by` None: the site itself, for digests.
    """
    issue = issue.get_latest_revision_as_object()
    mailing, _is_new = Mailing.objects.get_or_create(issue_id=issue.pk)
    mailing = _locked(mailing, State.DRAFT)
    if at is not None and at < timezone.now():
        raise NotPossible(_("This time has passed. Choose a later one, or send it now."))
    mailing.title, mailing.kind = issue.title, issue.kind
    mailing.requested_by, mailing.approved_by = by, None
    mailing.content_mark, mailing.pause_reason = rendering.content_mark(issue), ""
    if by is not None and _needs_second_person(issue):
        mailing.state, mailing.scheduled_at = State.WAITING, at
    else:
        mailing.state, mailing.scheduled_at = State.SCHEDULED, at or timezone.now()
    return _save(mailing, "plan", by)


@transaction.atomic
def approve(*, mailing: Mailing, by: User) -> Mailing:
    """Let a second person release what the first asked for, if it still is what they saw."""
    mailing = _locked(mailing, State.WAITING)
    if mailing.requested_by_id == by.pk:
        raise NotPossible(_("Somebody else has to approve what you asked for."))
    _demand_unchanged(mailing)
    mailing.approved_by, mailing.state = by, State.SCHEDULED
    mailing.scheduled_at = mailing.scheduled_at or timezone.now()
    return _save(mailing, "approve", by)


@transaction.atomic
def withdraw(*, mailing: Mailing, by: User | None) -> Mailing:
    """Take a mailing that has not begun back to the draft."""
    mailing = _locked(mailing, State.WAITING, State.SCHEDULED, State.MISSED)
    mailing.state, mailing.approved_by, mailing.scheduled_at = State.DRAFT, None, None
    return _save(mailing, "withdraw", by)


@transaction.atomic
def send_now(*, mailing: Mailing, by: User | None) -> Mailing:
    """Send a mailing whose time was missed after all."""
    mailing = _locked(mailing, State.MISSED)
    _demand_unchanged(mailing)
    mailing.state, mailing.scheduled_at = State.SCHEDULED, timezone.now()
    return _save(mailing, "send_now", by)


@transaction.atomic
def postpone(*, mailing: Mailing, at: datetime, by: User | None) -> Mailing:
    """Give another time to a mailing that has not begun, or whose time was missed."""
    mailing = _locked(mailing, State.SCHEDULED, State.MISSED)
    if at < timezone.now():
        raise NotPossible(_("This time has passed. Choose a later one, or send it now."))
    _demand_unchanged(mailing)
    mailing.state, mailing.scheduled_at = State.SCHEDULED, at
    return _save(mailing, "postpone", by)


@transaction.atomic
def pause(*, mailing: Mailing, by: User | None, reason: str = "") -> Mailing:
    """Stop sending for now; no dot is sent from a second later on."""
    mailing = _locked(mailing, State.SENDING)
    mailing.state, mailing.pause_reason = State.PAUSED, reason
    return _save(mailing, "pause", by)


@transaction.atomic
def resume(*, mailing: Mailing, by: User | None) -> Mailing:
    """Go on sending; the latest replies are forgotten, so that it is not stopped by them anew."""
    mailing = _locked(mailing, State.PAUSED)
    mailing.state, mailing.pause_reason, mailing.latest_replies = State.SENDING, "", ""
    return _save(mailing, "resume", by)


@transaction.atomic
def cancel(*, mailing: Mailing, by: User | None) -> Mailing:
    """Send nothing more. What a worker holds at this moment it drops before the dot."""
    mailing = _locked(mailing, State.SENDING, State.PAUSED)
    mailing.state, mailing.pause_reason = State.CANCELLED, ""
    mailing.deliveries.filter(state__in=WAITING).update(
        state=Each.CANCELLED, changed_at=timezone.now()
    )
    return _save(mailing, "cancel", by)


@transaction.atomic
def resend_missing(*, mailing: Mailing, by: User | None) -> int:
    """Send to those whose message was never accepted and who still want it; give how many.

    Refusals for good, and deliveries that are uncertain, are not among them (see `settle`).
    """
    mailing = _locked(mailing, State.FINISHED, State.CANCELLED)
    if mailing.final_counts is not None:
        raise NotPossible(_("This was sent too long ago: who got it is no longer known."))
    wanted = Subscriber.objects.reachable().values("pk")
    missing = mailing.deliveries.filter(NEVER_ACCEPTED, subscriber__in=wanted)
    count = missing.update(
        state=Each.READY,
        attempts=0,
        code=None,
        reply="",
        not_before=timezone.now(),
        changed_at=timezone.now(),
    )
    if not count:
        raise NotPossible(_("There is nobody to send it to again."))
    _reopen(mailing)
    _save(mailing, "resend_missing", by, count=count)
    return count


@transaction.atomic
def settle(*, deliveries: QuerySet[Delivery], as_sent: bool, by: User | None) -> int:
    """Decide about uncertain deliveries of one mailing: they were sent, or are sent again.

    Others among `deliveries` are left alone. Gives how many were settled.
    """
    uncertain = deliveries.filter(state=Each.UNCERTAIN)
    mailing_ids = set(uncertain.values_list("mailing_id", flat=True))
    if len(mailing_ids) != 1:
        raise NotPossible(_("None of these is uncertain, or they belong to several issues."))
    mailing = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing_ids.pop())
    if as_sent:
        count = uncertain.update(state=Each.SENT, changed_at=timezone.now())
        _save(mailing, "settle", by, count=count)
        return count
    now = timezone.now()
    count = uncertain.update(state=Each.READY, not_before=now, changed_at=now)
    if mailing.state in (State.FINISHED, State.CANCELLED):
        _reopen(mailing)
    _save(mailing, "settle_resend", by, count=count)
    return count


def _locked(mailing: Mailing, *states: State) -> Mailing:
    """Give the mailing, its row locked; raise NotPossible unless it is in one of the states."""
    mailing = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
    if mailing.state not in states:
        raise NotPossible(
            _("This is not possible now: the issue is “%(state)s”.")
            % {"state": mailing.get_state_display()}
        )
    return mailing


def _save(mailing: Mailing, verb: str, by: User | None, **data) -> Mailing:
    mailing.save(update_fields=FIELDS)
    log(instance=mailing, action=f"newsletter.{verb}", user=by, data=data or None)
    return mailing


def _reopen(mailing: Mailing) -> None:
    mailing.state, mailing.finished_at, mailing.latest_replies = State.SENDING, None, ""
    mailing.expires_at = timezone.now() + EXPIRES_AFTER


def _needs_second_person(issue: IssuePage) -> bool:
    site = issue.get_site()
    return site is not None and NewsletterSettings.for_site(site).needs_second_person


def _demand_unchanged(mailing: Mailing) -> None:
    """Raise NotPossible when the issue is no longer what was asked for."""
    issue = mailing.issue and mailing.issue.get_latest_revision_as_object()
    if not issue or rendering.content_mark(issue) != mailing.content_mark:
        raise NotPossible(
            _("The issue was changed since it was released. Withdraw it and release it again.")
        )
