"""Sending: what is due is frozen and released, workers pump, old rows are reduced to counts."""

from celery import shared_task
from django.conf import settings

from sparks.core.emails import message_id
from sparks.core.models import Heartbeat, OutboxMessage
from sparks.core.outbox import handler
from sparks.core.tasks import recurring

from ..models import Mailing
from ..sending import alarms, notices, pumping, reducing, releasing

TICK_SECONDS = 4


@recurring
def tick() -> None:
    """Release what is due, tidy up after dead workers, hand out pumps for what can be sent now.

    A pump that is lost or handed out twice does no harm: the next tick comes, and one that finds
    no free place at its mailing returns at once.
    """
    releasing.release_due()
    releasing.keep_order()
    for mailing_id in releasing.with_work():
        for _place in range(settings.NEWSLETTER_SLOTS):
            pump.apply_async((mailing_id,), expires=TICK_SECONDS, retry=False)
    Heartbeat.beat("newsletter")


@shared_task(acks_late=False, reject_on_worker_lost=False)
def pump(mailing_id: int) -> None:
    """Send for a mailing for half a minute."""
    pumping.pump(mailing_id)


@recurring
def reduce() -> None:
    """Reduce deliveries older than 30 days to counts."""
    reducing.reduce_old()


@handler(alarms.PAUSED)
def tell_of_pause(promise: OutboxMessage) -> None:
    """Tell somebody who may send that a mailing has paused by itself."""
    mailing = Mailing.objects.filter(pk=promise.payload["mailing"]).first()
    user = alarms.may_send().filter(pk=promise.payload["user"]).first()
    if mailing and user:
        notices.paused(mailing, user, message_id(promise.dedupe_key))
