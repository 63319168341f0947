"""Subscribers: mails from the outbox, and what expires.

What changed between promise and mail counts: nobody who confirmed, left or was suppressed in the
meantime is asked to confirm.
"""

from sparks.core.emails import message_id
from sparks.core.models import OutboxMessage
from sparks.core.outbox import handler
from sparks.core.tasks import recurring

from .. import emails, retention
from ..asks import is_open_change, open_ask
from ..models import AddressChange, ConsentEvent, Subscriber, Suppression

CONFIRM = "newsletter.confirm"
LINK = "newsletter.link"
NEW_ADDRESS = "newsletter.new_address"
MOVED = "newsletter.moved"


@handler(CONFIRM)
def ask_to_confirm(promise: OutboxMessage) -> None:
    """Mail the link whose page has the button that confirms."""
    subscriber = _subscriber(promise)
    if not subscriber or subscriber.state == Subscriber.State.ACTIVE:
        return
    ask = open_ask(subscriber)
    if ask and _may_get_mail(subscriber.email):
        emails.confirmation(ask, message_id(promise.dedupe_key))


@handler(LINK)
def send_link(promise: OutboxMessage) -> None:
    """Mail somebody who has a subscription the link to its settings."""
    subscriber = _subscriber(promise)
    if subscriber and _may_get_mail(subscriber.email):
        emails.link(subscriber, message_id(promise.dedupe_key))


@handler(NEW_ADDRESS)
def ask_new_address(promise: OutboxMessage) -> None:
    """Mail the new address the link whose page has the button that moves the subscription there.

    Not when it has a subscription of its own: the page that took it says the same either way.
    """
    changes = AddressChange.objects.select_related("subscriber")
    change = changes.filter(pk=promise.payload["change"]).first()
    if not is_open_change(change) or Subscriber.objects.at(change.new_email).exists():
        return
    if _may_get_mail(change.new_email):
        emails.new_address(change, message_id(promise.dedupe_key))


@handler(MOVED)
def tell_old_address(promise: OutboxMessage) -> None:
    """Tell the address that gets no mail from now on."""
    events = ConsentEvent.objects.select_related("subscriber")
    event = events.filter(pk=promise.payload["event"]).first()
    if event and _may_get_mail(event.detail["from"]):
        emails.moved(event, message_id(promise.dedupe_key))


@recurring
def expire() -> None:
    """Delete addresses nobody confirmed within 7 days, and whatever else has served its time."""
    retention.expire()


def _subscriber(promise: OutboxMessage) -> Subscriber | None:
    return Subscriber.objects.filter(pk=promise.payload["subscriber"]).first()


def _may_get_mail(email: str) -> bool:
    """Say whether an address may be written to: whoever erased themselves may come back."""
    suppression = Suppression.of(email)
    return suppression is None or suppression.reason == Suppression.Reason.ERASED
