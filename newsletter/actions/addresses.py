"""Moving a subscription to another address: asked for at the old one, confirmed at the new one."""

from django.db import transaction

from sparks.core.actions import enqueue

from .. import links, tasks
from ..addresses import normalised
from ..asks import is_open_change
from ..limits import hold, may_mail
from ..models import AddressChange, ConsentEvent, Subscriber, Suppression


@transaction.atomic
def ask_for_address(*, subscriber: Subscriber, new_email: str, place: str) -> None:
    """Note the address that a subscriber wants and promise it a mail.

    It is noted whoever has it and however often it was mailed, so that the subscriber's page shows
    the same in any case; whether it is written to is decided apart from that.
    """
    hold(new_email)
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    AddressChange.objects.filter(subscriber=subscriber).delete()
    change = AddressChange.objects.create(subscriber=subscriber, new_email=normalised(new_email))
    subscriber.events.create(
        kind=ConsentEvent.Kind.MOVE_ASKED, language=subscriber.language, place=place
    )
    if may_mail(new_email):
        kind = tasks.subscribers.NEW_ADDRESS
        payload = {"change": change.pk, "subscriber": subscriber.pk}
        enqueue(kind=kind, dedupe_key=f"{kind}:{change.pk}", payload=payload)


@transaction.atomic
def cancel_address(*, subscriber: Subscriber) -> None:
    """Forget the address that was asked for."""
    AddressChange.objects.filter(subscriber=subscriber).delete()


@transaction.atomic
def confirm_address(*, subscriber: Subscriber, proof: str, place: str) -> bool:
    """Move a subscription to the address that `proof` was mailed to; say whether it is there now.

    The old address is told. Not when the new one has a subscription of its own by now, or when
    another address was asked for since.
    """
    change = open_change(subscriber, proof)
    if change:
        hold(change.new_email)
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if links.is_address_proof(proof, subscriber.key, subscriber.email):
        return True
    change = open_change(subscriber, proof)
    if change is None:
        return False
    if Subscriber.objects.at(change.new_email).exists():
        return False
    before, subscriber.email = subscriber.email, change.new_email
    subscriber.soft_bounces = 0
    subscriber.save(update_fields=["email", "soft_bounces"])
    Suppression.objects.filter(
        address_hash=subscriber.address_hash, reason=Suppression.Reason.ERASED
    ).delete()
    change.delete()
    event = subscriber.events.create(
        kind=ConsentEvent.Kind.MOVED,
        language=subscriber.language,
        place=place,
        detail={"from": before},
    )
    kind = tasks.subscribers.MOVED
    payload = {"event": event.pk, "subscriber": subscriber.pk}
    enqueue(kind=kind, dedupe_key=f"{kind}:{event.pk}", payload=payload)
    return True


def open_change(subscriber: Subscriber, proof: str) -> AddressChange | None:
    """Give the change of address that `proof` can confirm, or None."""
    change = AddressChange.objects.filter(subscriber=subscriber).first()
    if not is_open_change(change):
        return None
    is_proven = links.is_address_proof(proof, subscriber.key, change.new_email)
    return change if is_proven else None
