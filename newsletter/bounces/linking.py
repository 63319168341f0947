"""From what a message says to a report about one delivery, as far as there is proof."""

from email.message import Message
from hashlib import sha256

from django.db.models import Q

from .. import letters
from ..addresses import address_hash, normalised
from ..models import Delivery, Feedback, Subscriber
from . import messages
from .accounts import Account
from .evidence import Evidence
from .rules import Report, fingerprint
from .understanding import Understood

Kind = Feedback.Kind
MARK_BYTES = 64 * 1024
# What a report that speaks of several recipients says of ours, when it does not name it.
_GRAVITY = [Kind.SOFT, Kind.POLICY, Kind.DELAYED, Kind.AUTO_REPLY, Kind.UNKNOWN]


def reports_of(understood: Understood, message: Message, raw: bytes) -> list[Report]:
    """Give the reports that a message makes, each linked to a delivery if that is proved."""
    mark = _mark(message, raw)
    if delivery := _signed(understood.evidence):
        account = _about(delivery, understood.accounts)
        return [_report(account, delivery, fingerprint(mark, delivery.pk))]
    return [
        _unsigned(account, understood.evidence, fingerprint(mark, number))
        for number, account in enumerate(understood.accounts)
    ]


def _unsigned(account: Account, evidence: Evidence, mark: str) -> Report:
    delivery, email = _known(account, evidence), ""
    if account.kind == Kind.COMPLAINT and not delivery and evidence.keys:
        # Whoever has somebody's personal link may end their subscription anyway.
        whom = Subscriber.objects.filter(key__in=evidence.keys)
        email = whom.values_list("email", flat=True).first() or ""
    return _report(account, delivery, mark, email)


def _report(account: Account, delivery: Delivery | None, mark: str, email: str = "") -> Report:
    return Report(
        kind=account.kind,
        source="mailbox",
        fingerprint=mark,
        delivery_id=delivery.pk if delivery else None,
        email=email,
        status=account.status,
        diagnostic=account.diagnostic,
    )


def _signed(evidence: Evidence) -> Delivery | None:
    return Delivery.objects.filter(pk=evidence.delivery_id).first()


def _about(delivery: Delivery, accounts: tuple[Account, ...]) -> Account:
    """Give what is said of the delivery's address.

    Behind it may stand others: an alias of three people, one of whom has left, is no dead address.
    Only a report that names ours, or nobody, can close it; others count as soft failures.
    """
    named = [account for account in accounts if _names(account, delivery)]
    if named:
        return named[0]
    if len(accounts) == 1 and not accounts[0].addresses:
        return accounts[0]
    milder = [_milder(account) for account in accounts]
    return min(milder, key=lambda account: _GRAVITY.index(account.kind))


def _milder(account: Account) -> Account:
    if account.kind != Kind.HARD:
        return account
    return Account(Kind.SOFT, account.status, account.diagnostic, account.addresses)


def _names(account: Account, delivery: Delivery) -> bool:
    return account.kind == Kind.COMPLAINT or any(
        address_hash(address) == delivery.address_hash for address in account.addresses
    )


def _known(account: Account, evidence: Evidence) -> Delivery | None:
    """Find the delivery whose Message-ID a report returns, among those to whom it names.

    A Message-ID is made of the mailing and the receiver's key, so one cannot be made up for others.
    """
    whom = Q(email__in=[normalised(address) for address in account.addresses])
    if not account.addresses or account.kind == Kind.COMPLAINT:  # complaints often black it out
        whom |= Q(key__in=evidence.keys)
    deliveries = Delivery.objects.filter(subscriber__in=Subscriber.objects.filter(whom))
    for delivery in deliveries.select_related("subscriber").order_by("-pk"):
        message_id = letters.message_id_of(delivery.mailing_id, delivery.subscriber.key)
        if message_id in evidence.message_ids:
            return delivery
    return None


def _mark(message: Message, raw: bytes) -> str:
    """Give what a message has in common with its copies, whichever way they came to us."""
    body = raw[: messages.MAX_BYTES].replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    beginning = b"".join(body.split())[:MARK_BYTES]
    told = [messages.header(message, name) for name in ("Message-ID", "Date", "From")]
    return fingerprint("mailbox", *told, sha256(beginning).hexdigest())
