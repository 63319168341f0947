"""Subscribers who were sent a mailing."""

from django.utils import timezone

from newsletter.addresses import address_hash, domain_of
from newsletter.models import Delivery, Mailing, MailingVariant, Subscriber


def mailing(title: str = "Issue 7") -> Mailing:
    """Give a mailing that was sent, with one variant."""
    made = Mailing.objects.create(
        title=title,
        state=Mailing.State.FINISHED,
        frozen_at=timezone.now(),
        audience_count=0,
    )
    MailingVariant.objects.create(mailing=made, language="en", subject=title, message=b"x")
    return made


def subscriber(email: str, **fields) -> Subscriber:
    """Give a confirmed subscriber."""
    return Subscriber.objects.create(
        email=email, state=Subscriber.State.ACTIVE, confirmed_at=timezone.now(), **fields
    )


def delivery(to: Subscriber, of: Mailing | None = None, **fields) -> Delivery:
    """Give a delivery, sent unless told otherwise."""
    of = of or mailing()
    return Delivery.objects.create(
        **{"state": Delivery.State.SENT, "code": 250} | fields,
        mailing=of,
        variant=of.variants.get(),
        subscriber=to,
        address_hash=address_hash(to.email),
        domain=domain_of(to.email),
    )


def deliveries(count: int) -> list[Delivery]:
    """Give as many deliveries of one mailing, each to somebody else."""
    of = mailing()
    names = ["marta.reader", "j.o'neil", "quill+news", "ines_dos-anjos", "k"]
    return [
        delivery(subscriber(f"{names[n % 5]}{n}@town{n % 7}.example"), of) for n in range(count)
    ]
