"""What happens with a subscription, from the ask to the erasure: one door for each change.

Whatever asks for mail to a typed address goes through `hold` and `may_mail` (newsletter.limits)
first, so that requests for one address follow one another and nobody is pestered.
"""

import logging
from datetime import date

from django.db import transaction
from django.utils import timezone

from sparks.core.actions import enqueue

from .. import consent, tasks
from ..asks import open_ask
from ..limits import hold, may_mail
from ..models import ConsentEvent, DayCount, Subscriber, Suppression
from ..retention import forget
from ..suppressing import end_subscription, suppress_address

CHOICES = ("language", "rhythm", "pillars", "topics")

logger = logging.getLogger(__name__)


@transaction.atomic
def sign_up(*, email: str, language: str, place: str, choices: dict | None = None) -> None:
    """Take an ask for the newsletter: the address gets the mail that fits, or none.

    `choices` may hold rhythm, pillars and topics; they count once this ask is confirmed, and never
    change a confirmed subscription, for anybody may type anybody's address. `place` is the form.
    """
    hold(email)
    if not may_mail(email) or _is_closed(email):
        return
    subscriber = Subscriber.objects.select_for_update().at(email).first()
    if subscriber and subscriber.state == Subscriber.State.ACTIVE:
        _promise(tasks.subscribers.LINK, subscriber, str(timezone.now().timestamp()))
        return
    if subscriber is None:
        subscriber = Subscriber.objects.create(email=email, language=language, **(choices or {}))
    if open_ask(subscriber) is None:
        DayCount.add(DayCount.What.ASKED)
    ask = subscriber.events.create(
        kind=ConsentEvent.Kind.ASKED,
        text_version=consent.VERSION,
        language=language,
        place=place,
        detail={"language": language, **(choices or {})},
    )
    _promise(tasks.subscribers.CONFIRM, subscriber, str(ask.pk))


@transaction.atomic
def send_link(*, email: str) -> None:
    """Mail the link to their settings to somebody who has a subscription, and nobody else."""
    hold(email)
    if not may_mail(email) or _is_closed(email):
        return
    subscriber = Subscriber.objects.at(email).first()
    if subscriber is None:
        return
    pending = subscriber.state == Subscriber.State.PENDING
    kind = tasks.subscribers.CONFIRM if pending else tasks.subscribers.LINK
    _promise(kind, subscriber, str(timezone.now().timestamp()))


@transaction.atomic
def confirm(*, subscriber: Subscriber, place: str) -> bool:
    """Make the newest open ask a subscription; say whether there is one now.

    Twice is harmless: what was chosen since the first time stays.
    """
    subscriber = _locked(subscriber)
    if subscriber.state == Subscriber.State.ACTIVE:
        return True
    ask = open_ask(subscriber)
    if ask is None:
        return False
    for name in CHOICES:
        setattr(subscriber, name, ask.detail.get(name, getattr(subscriber, name)))
    _activate(subscriber, place=place, text_version=ask.text_version, language=ask.language)
    return True


@transaction.atomic
def come_back(*, subscriber: Subscriber, place: str) -> bool:
    """Take up a subscription that was confirmed once; say whether there is one now.

    Only the address itself ever got the link that leads here, so no new confirmation is needed.
    """
    subscriber = _locked(subscriber)
    if subscriber.state == Subscriber.State.ACTIVE:
        return True
    if subscriber.confirmed_at is None:
        return False
    version, language = consent.VERSION, subscriber.language
    _activate(subscriber, place=place, text_version=version, language=language)
    return True


@transaction.atomic
def leave(*, subscriber: Subscriber, place: str) -> None:
    """Unsubscribe, whatever the state was; twice is harmless."""
    end_subscription(_locked(subscriber), place=place)


@transaction.atomic
def change_preferences(*, subscriber: Subscriber, place: str, choices: dict) -> None:
    """Set language, rhythm, pillars and topics, as far as `choices` names them."""
    subscriber = _locked(subscriber)
    for name, value in choices.items():
        setattr(subscriber, name, value)
    subscriber.save(update_fields=list(choices))
    _note(subscriber, ConsentEvent.Kind.CHANGED, place, **choices)


@transaction.atomic
def pause(*, subscriber: Subscriber, until: date, place: str) -> None:
    """Send nothing before the day `until`."""
    subscriber = _locked(subscriber)
    subscriber.paused_until = until
    subscriber.save(update_fields=["paused_until"])
    _note(subscriber, ConsentEvent.Kind.PAUSED, place, until=until.isoformat())


@transaction.atomic
def resume(*, subscriber: Subscriber, place: str) -> None:
    """End a pause at once."""
    subscriber = _locked(subscriber)
    subscriber.paused_until = None
    subscriber.save(update_fields=["paused_until"])
    _note(subscriber, ConsentEvent.Kind.RESUMED, place)


@transaction.atomic
def suppress(*, email: str, reason: str, note: str = "", by=None) -> Suppression:
    """Never mail an address again; a stronger reason takes the place of "erased".

    The subscription, if there is one, stays as it is, so that lifting this brings it back.
    """
    found, _is_new = suppress_address(email=email, reason=reason, note=note)
    logger.info("Suppression %s: %s, by %s", found.pk, found.reason, getattr(by, "pk", None))
    return found


@transaction.atomic
def lift_suppression(*, suppression: Suppression, by=None) -> None:
    """Let an address be mailed again."""
    logger.info("Suppression %s lifted by %s", suppression.pk, getattr(by, "pk", None))
    suppression.delete()


@transaction.atomic
def erase(*, subscriber: Subscriber, place: str, by=None) -> None:
    """Delete everything about a subscriber but the keyed hash that keeps us from writing again."""
    subscriber = _locked(subscriber)
    Suppression.objects.get_or_create(
        address_hash=subscriber.address_hash, defaults={"reason": Suppression.Reason.ERASED}
    )
    forget([subscriber.pk])
    DayCount.add(DayCount.What.ERASED)
    logger.info("Subscriber erased (%s) by %s", place, getattr(by, "pk", None))


def _locked(subscriber: Subscriber) -> Subscriber:
    """Give the subscriber as it is now, for this transaction alone; raises Subscriber.DoesNotExist
    when it was erased meanwhile."""
    return Subscriber.objects.select_for_update().get(pk=subscriber.pk)


def _is_closed(email: str) -> bool:
    """Say whether an address is suppressed for a reason that signing up does not lift."""
    suppression = Suppression.of(email)
    return bool(suppression) and suppression.reason != Suppression.Reason.ERASED


def _activate(subscriber: Subscriber, *, place: str, text_version: str, language: str) -> None:
    """Make it a confirmed subscription; an erasure of the past is taken back by it."""
    subscriber.state = Subscriber.State.ACTIVE
    subscriber.confirmed_at = timezone.now()
    subscriber.left_at = subscriber.paused_until = None
    subscriber.soft_bounces = 0
    subscriber.save()
    Suppression.objects.filter(
        address_hash=subscriber.address_hash, reason=Suppression.Reason.ERASED
    ).delete()
    subscriber.events.create(
        kind=ConsentEvent.Kind.CONFIRMED, text_version=text_version, language=language, place=place
    )
    DayCount.add(DayCount.What.CONFIRMED)


def _note(subscriber: Subscriber, kind: str, place: str, **detail) -> None:
    subscriber.events.create(kind=kind, language=subscriber.language, place=place, detail=detail)


def _promise(kind: str, subscriber: Subscriber, mark: str) -> None:
    """Promise a mail to a subscriber; `mark` tells it from others of its kind."""
    enqueue(
        kind=kind,
        dedupe_key=f"{kind}:{subscriber.pk}:{mark}",
        payload={"subscriber": subscriber.pk},
    )
