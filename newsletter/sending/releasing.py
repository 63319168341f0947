"""What the clock does: mailings that are due go out, late ones wait, old ones expire."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import rendering
from ..models import Delivery, Mailing, Throttle
from .freezing import freeze
from .ledger import Ledger
from .sessions import session

State = Mailing.State
MISSED_AFTER = timedelta(minutes=15)
CHANGED = _("The issue was changed after it was released. Look at it and release it again.")
GONE = _("The issue no longer exists.")

logger = logging.getLogger(__name__)


def release_due() -> None:
    """Release the mailings whose time has come; one that another worker is at is left to it."""
    for mailing_id in Mailing.objects.due().order_by("scheduled_at").values_list("pk", flat=True):
        release(mailing_id)


@transaction.atomic
def release(mailing_id: int) -> None:
    """Freeze a mailing that is due, or let it wait when something is not as planned."""
    due = Mailing.objects.due().select_for_update(skip_locked=True, of=("self",))
    mailing = due.filter(pk=mailing_id).first()
    if mailing is None:
        return
    if timezone.now() - mailing.scheduled_at > MISSED_AFTER:
        mailing.state = State.MISSED
        mailing.save(update_fields=["state"])
        return
    issue = mailing.issue and mailing.issue.get_latest_revision_as_object()
    if not issue:
        return _send_back(mailing, GONE)
    if rendering.content_mark(issue) != mailing.content_mark:
        return _send_back(mailing, CHANGED)
    try:
        freeze(mailing, issue)
    except ValueError as error:
        return _send_back(mailing, str(error))
    logger.info("Mailing %s released to %s", mailing.pk, mailing.audience_count)


def _send_back(mailing: Mailing, reason) -> None:
    """Take a mailing out of the plan: nothing goes out that was not released as it is."""
    mailing.state, mailing.approved_by = State.DRAFT, None
    mailing.pause_reason = str(reason)[: Mailing._meta.get_field("pause_reason").max_length]
    mailing.save(update_fields=["state", "approved_by", "pause_reason"])
    logger.error("Mailing %s not released", mailing.pk)


def keep_order() -> None:
    """Free what dead workers hold, give up what has expired, close what was cancelled, finish."""
    now = timezone.now()
    waiting = Delivery.objects.filter(state__in=[Delivery.State.READY, Delivery.State.DEFERRED])
    frozen = Mailing.objects.filter(frozen_at__isnull=False, finished_at__isnull=True)
    with session() as opened:
        ledger = Ledger(opened)
        ledger.reap()
        for mailing in frozen:
            if mailing.state == State.CANCELLED:
                waiting.filter(mailing=mailing).update(
                    state=Delivery.State.CANCELLED, changed_at=now
                )
            elif mailing.expires_at <= now:
                waiting.filter(mailing=mailing).update(state=Delivery.State.FAILED, changed_at=now)
            ledger.finish(mailing.pk)


def with_work() -> list[int]:
    """Give the mailings that a worker could do something for now."""
    blocked = Throttle.objects.filter(blocked_until__gt=Now()).values("domain")
    due = Delivery.objects.filter(
        mailing=OuterRef("pk"),
        state__in=[Delivery.State.READY, Delivery.State.DEFERRED],
        not_before__lte=Now(),
    ).exclude(domain__in=blocked)
    running = Mailing.objects.running().filter(Exists(due)).order_by("frozen_at")
    return list(running.values_list("pk", flat=True))
