"""What follows from a bounce or a complaint."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from ..addresses import address_hash
from ..models import DayCount, Delivery, Feedback, Subscriber, Suppression
from ..suppressing import end_subscription, suppress_address
from . import codes, words

Kind = Feedback.Kind

# Whom five mailings in a row did not reach, over a month or longer, is not there any more.
SOFT_LIMIT = 5
SOFT_PERIOD = timedelta(days=30)
PLACE = "report of a mail server"
DIAGNOSTIC_LENGTH = Feedback._meta.get_field("diagnostic").max_length
STATUS_LENGTH = Feedback._meta.get_field("status").max_length

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Report:
    """What somebody told us about a message, already understood.

    kind: a Feedback.Kind. status: an enhanced status code such as 5.1.1, or "".
    source: "smtp", "mailbox" or "webhook". fingerprint: the same for the same report told twice.
    delivery_id, email: whom it is about. Either is set on evidence only (a signature of ours, a
    Message-ID that only its receiver knows, a provider's authenticated word), for what they name
    may be suppressed; a report without them is stored, and nothing follows.
    """

    kind: Feedback.Kind
    source: str
    fingerprint: str
    delivery_id: int | None = None
    email: str = ""
    status: str = ""
    diagnostic: str = ""


def fingerprint(*parts: object) -> str:
    """Give the fingerprint, 64 digits, of a report that these parts tell from any other."""
    return sha256("\0".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()


def understand_reply(delivery_id: int, code: int, text: str) -> Report:
    """Give the report that a server's reply to our own attempt (4xx, 5xx) makes."""
    kind, status = codes.judge(text, code=code, default=Kind.SOFT)
    if code < 500:  # whatever the text says, the server asks us to come again
        kind = Kind.SOFT
    return Report(
        kind=kind,
        source="smtp",
        fingerprint=fingerprint("smtp", delivery_id, code, status),
        delivery_id=delivery_id,
        status=status,
        diagnostic=text,
    )


@transaction.atomic
def apply(report: Report) -> Feedback | None:
    """Store a report once and do what follows: suppress, count, reset; in one transaction.

    Gives None when it was stored before. A delivery's own state stays: that the mail server took
    the message remains true.
    """
    delivery = Delivery.objects.filter(pk=report.delivery_id).first()
    # The address the message went to counts, not the one its subscriber may have moved to.
    hashed = delivery.address_hash if delivery else _hash_of(report.email)
    subscriber = Subscriber.objects.select_for_update().filter(address_hash=hashed).first()
    feedback, is_new = Feedback.objects.get_or_create(
        fingerprint=report.fingerprint,
        defaults={
            "kind": report.kind,
            "subscriber": subscriber,
            "delivery": delivery,
            "source": report.source,
            "status": report.status[:STATUS_LENGTH],
            "diagnostic": _kept(report.diagnostic, subscriber),
        },
    )
    if not is_new:
        return None
    if hashed:
        _follow(feedback, hashed, subscriber)
    return feedback


def delivered(subscriber_ids: list[int]) -> None:
    """Forget the soft failures of people whose own mail server took a message for certain.

    That our relay took it proves nothing, so this is for providers that report the last step.
    """
    failing = Subscriber.objects.filter(pk__in=subscriber_ids, soft_bounces__gt=0)
    failing.update(soft_bounces=0)


def _follow(feedback: Feedback, hashed: str, subscriber: Subscriber | None) -> None:
    if feedback.kind == Kind.HARD:
        _close(hashed, subscriber, Suppression.Reason.BOUNCED, DayCount.What.BOUNCED)
    elif feedback.kind == Kind.COMPLAINT:
        _close(hashed, subscriber, Suppression.Reason.COMPLAINED, DayCount.What.COMPLAINED)
    elif subscriber and _counts(feedback):
        _count(feedback, subscriber)


def _close(hashed: str, subscriber: Subscriber | None, reason: str, what: str) -> None:
    """Suppress an address and end its subscription; counted on the day it becomes known."""
    suppression, is_new = suppress_address(hashed=hashed, reason=reason)
    if is_new:
        DayCount.add(what)
        logger.info("Suppression %s: %s", suppression.pk, reason)
    if subscriber:
        end_subscription(subscriber, place=PLACE, what=None)


def _counts(feedback: Feedback) -> bool:
    """Say whether a failure is final, the address's own, and the first one of its mailing."""
    failures = _final_failures(feedback.subscriber)
    if not failures.filter(pk=feedback.pk).exists():
        return False
    of_mailing = failures.filter(delivery=feedback.delivery).exclude(pk=feedback.pk)
    return feedback.delivery is None or not of_mailing.exclude(source="smtp").exists()


def _count(feedback: Feedback, subscriber: Subscriber) -> None:
    """Count a mailing that did not arrive; after many in a row, let the subscriber go.

    They are not suppressed: the address may exist, and its owner may sign up again.
    """
    earlier = _final_failures(subscriber).exclude(pk=feedback.pk).order_by("-received_at")
    if feedback.delivery:
        earlier = earlier.exclude(delivery=feedback.delivery)
    count = subscriber.soft_bounces + 1
    if (last := earlier.first()) and _reached_since(subscriber, last, feedback):
        count = 1
    subscriber.soft_bounces = count
    subscriber.save(update_fields=["soft_bounces"])
    if subscriber.state != Subscriber.State.ACTIVE or count < SOFT_LIMIT:
        return
    began = min(row.received_at for row in earlier[: count - 1])
    if began <= timezone.now() - SOFT_PERIOD:
        DayCount.add(DayCount.What.BOUNCED)
        end_subscription(subscriber, place=PLACE, what=None)
        logger.info("Subscriber %s: unreachable, let go", subscriber.pk)


def _reached_since(subscriber: Subscriber, last: Feedback, now: Feedback) -> bool:
    """Say whether a message sent since the last failure was never complained of by a server."""
    sent = subscriber.deliveries.filter(
        state=Delivery.State.SENT,
        changed_at__gt=last.received_at,
        address_hash=subscriber.address_hash,
        feedback=None,
    )
    return sent.exclude(pk=now.delivery_id).exists()


def _final_failures(subscriber: Subscriber) -> QuerySet[Feedback]:
    """Give the soft failures that count: not greylisting and limits of rate, which are about the
    sender (x.7.x), nor attempts of ours that are or were repeated."""
    repeated = Q(source="smtp", delivery__isnull=False) & ~Q(delivery__state=Delivery.State.FAILED)
    soft = Feedback.objects.filter(subscriber=subscriber, kind=Kind.SOFT)
    return soft.exclude(status__regex=r"^\d\.7\.").exclude(repeated)


def _hash_of(email: str) -> str:
    return address_hash(email) if email else ""


def _kept(diagnostic: str, subscriber: Subscriber | None) -> str:
    return words.scrubbed(diagnostic, subscriber.email if subscriber else "")[:DIAGNOSTIC_LENGTH]
