"""How long things about a subscriber are kept, and how they go: without a trace.

* Who never confirmed is deleted seven days after asking for the last time.
* Another address that was asked for and not confirmed, seven days after that.
* Who left is deleted after twelve months, when the evidence of consent has served. No suppression
  is left behind then: they only unsubscribed, and a hash would be one thing more to keep.
"""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.functions import RandomUUID
from django.db import transaction
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat, Now
from django.utils import timezone
from wagtail.models import ModelLogEntry

from sparks.core.models import OutboxMessage

from .asks import CONFIRM_WITHIN
from .models import AddressChange, ConsentEvent, DayCount, Delivery, Feedback, Subscriber

KEEP_LEFT = timedelta(days=365)
BATCH = 500


def expire() -> None:
    """Delete all whose time is over."""
    now = timezone.now()
    AddressChange.objects.filter(created_at__lt=now - CONFIRM_WITHIN).delete()
    _forget_all(_unconfirmed(now - CONFIRM_WITHIN), DayCount.What.EXPIRED)
    _forget_all(Subscriber.objects.filter(state=Subscriber.State.LEFT, left_at__lt=now - KEEP_LEFT))


def forget(ids: list[int]) -> None:
    """Delete subscribers and all that refers to them, in the caller's transaction.

    Their deliveries stay, as nobody's: the sums of each mailing must hold. What was still to be
    sent is left out; what is just being handed over is uncertain, for its worker will find nothing
    to write its result to.
    """
    deliveries = Delivery.objects.filter(subscriber__in=ids)
    of_delivery = Q(delivery__subscriber__in=ids)
    Feedback.objects.filter(Q(subscriber__in=ids) | of_delivery).delete()
    handed_over = When(state=Delivery.State.HANDOFF, then=Value(Delivery.State.UNCERTAIN))
    deliveries.filter(state__in=Delivery.OPEN).update(
        state=Case(handed_over, default=Value(Delivery.State.SKIPPED)),
        owner=None,
        changed_at=Now(),
    )
    deliveries.update(
        subscriber=None,
        address_hash=Concat(Value("erased:"), Cast(RandomUUID(), CharField())),
        domain="",
        reply="",
    )
    # Promised mails, whose errors may quote an address; and editors' log, which names what it logs.
    OutboxMessage.objects.filter(
        kind__startswith="newsletter.", payload__subscriber__in=ids
    ).delete()
    ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Subscriber), object_id__in=map(str, ids)
    ).delete()
    Subscriber.objects.filter(pk__in=ids).delete()


def _unconfirmed(before) -> QuerySet[Subscriber]:
    """Give who was never confirmed and last asked before that time."""
    later = ConsentEvent.objects.filter(
        subscriber=OuterRef("pk"), kind=ConsentEvent.Kind.ASKED, happened_at__gte=before
    )
    waiting = Subscriber.objects.filter(confirmed_at__isnull=True, created_at__lt=before)
    return waiting.exclude(Exists(later))


def _forget_all(subscribers: QuerySet[Subscriber], what: str = "") -> None:
    """Forget them in batches, leaving out those at whom somebody else is just now."""
    rows = subscribers.order_by("pk").select_for_update(skip_locked=True, of=("self",))
    while True:
        with transaction.atomic():
            ids = list(rows.values_list("pk", flat=True)[:BATCH])
            if not ids:
                return
            forget(ids)
            if what:
                DayCount.add(what, len(ids))
