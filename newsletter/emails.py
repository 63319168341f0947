"""The mails to single subscribers: confirmations. Issues are mailed by newsletter.sending.

None of them quotes what was typed beside the address: anybody may type anybody's.
"""

from sparks.core.emails import send

from . import consent, links
from .asks import CONFIRM_WITHIN
from .models import AddressChange, ConsentEvent, Subscriber


def confirmation(ask: ConsentEvent, message_id: str) -> None:
    """Ask somebody to confirm that they want the newsletter, in the words they agreed to."""
    token = links.token_of(ask.subscriber.key)
    send(
        "newsletter_confirmation",
        to=ask.subscriber.email,
        language=ask.language,
        message_id=message_id,
        context={
            "url": links.confirm_url(token, ask.language),
            "consent": consent.TEXTS[ask.text_version],
            "days": CONFIRM_WITHIN.days,
        },
    )


def link(subscriber: Subscriber, message_id: str) -> None:
    """Give somebody whose address we have the link to their settings."""
    send(
        "newsletter_link",
        to=subscriber.email,
        language=subscriber.language,
        message_id=message_id,
        context={
            "url": links.preferences_url(links.token_of(subscriber.key), subscriber.language),
            "is_active": subscriber.state == Subscriber.State.ACTIVE,
        },
    )


def new_address(change: AddressChange, message_id: str) -> None:
    """Ask at a new address whether the subscription may move there."""
    subscriber = change.subscriber
    proof = links.address_proof(subscriber.key, change.new_email)
    url = links.address_url(links.token_of(subscriber.key), proof, subscriber.language)
    send(
        "newsletter_new_address",
        to=change.new_email,
        language=subscriber.language,
        message_id=message_id,
        context={"url": url, "days": CONFIRM_WITHIN.days},
    )


def moved(event: ConsentEvent, message_id: str) -> None:
    """Tell the old address that the newsletter goes to another one, without naming that."""
    send(
        "newsletter_moved",
        to=event.detail["from"],
        language=event.subscriber.language,
        message_id=message_id,
        context={"moved_at": event.happened_at},
    )
