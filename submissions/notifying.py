"""From events to notifications, and from those to letters: all of it in PostgreSQL, so once.

An event becomes a notification for each person who hears of it. A notification becomes part of one
letter: at once, or of the next digest. Only `posting` takes letters out of the house.
"""

from django.contrib.auth import get_user_model
from django.db import transaction

from sparks.core.actions import enqueue

from .hearing import who_hears
from .models import Letter, Notification, NotificationPreference, ThreadEvent

MAIL = "submissions.mail"
Pace = NotificationPreference.Pace


@transaction.atomic
def spread(event: ThreadEvent) -> list[Notification]:
    """Notify everybody who should hear of an event; a second time changes nothing.

    Gives the notifications that are new. Who wants to hear at once is promised a letter.
    """
    known = set(event.notifications.values_list("user", flat=True))
    people = [user for user in who_hears(event) if user not in known]
    paces = dict(NotificationPreference.objects.filter(user__in=people).values_list("user", "pace"))
    told = Notification.objects.bulk_create(
        Notification(user_id=user, event=event, pace=paces.get(user, Pace.INSTANT))
        for user in people
    )
    for notification in told:
        if notification.pace == Pace.INSTANT:
            promise_letter(user_id=notification.user_id, about=[notification.pk])
    return told


@transaction.atomic
def promise_letter(*, user_id: int, about: list[int], is_digest: bool = False) -> Letter:
    """Make the one letter that tells these notifications, and promise to send it."""
    letter = Letter.objects.create(user_id=user_id, is_digest=is_digest)
    Notification.objects.filter(pk__in=about).update(letter=letter)
    enqueue(kind=MAIL, dedupe_key=key_of(letter), payload={"letter": letter.pk})
    return letter


def key_of(letter: Letter) -> str:
    """Give the dedupe key of a letter, from which its Message-ID is made as well."""
    return f"{MAIL}:{letter.pk}"


def write_digests(*paces: str) -> int:
    """Promise everybody of these paces one letter about all that waits; give how many.

    A transaction for each person. What is read in the portal meanwhile is not mailed any more.
    """
    waiting = Notification.objects.waiting(paces)
    people = get_user_model().objects.filter(pk__in=waiting.values("user"), is_active=True)
    return sum(_write_digest(user.pk, paces) for user in people.order_by("pk").iterator())


@transaction.atomic
def _write_digest(user_id: int, paces: tuple[str, ...]) -> bool:
    """Gather what waits for one person, the rows locked: two clocks at once write one letter."""
    rows = Notification.objects.waiting(paces).filter(user=user_id).order_by("pk")
    about = list(rows.select_for_update(skip_locked=True).values_list("pk", flat=True))
    if about:
        promise_letter(user_id=user_id, about=about, is_digest=True)
    return bool(about)
