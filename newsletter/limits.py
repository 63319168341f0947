"""How often one address may be mailed because somebody typed it.

Fixed windows would let two mails through within a minute, one at the end of a window and one at the
beginning of the next. So each mail is noted with its time, under a keyed hash of the address; the
note outlives an erasure, names nobody, and is tidied away with the other counts after a day.
"""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from sparks.core.limits import hashed
from sparks.core.models import RateCount

from .addresses import address_hash, normalised

SCOPE = "newsletter-mail"
SPACING = timedelta(minutes=15)
DAY = timedelta(days=1)
TIMES_A_DAY = 3
# PostgreSQL's space of two-part advisory locks; the keys of sending workers are of the other one.
LOCK_CLASS = 7


def hold(email: str) -> None:
    """Let no other transaction work on this address, known or not, until this one has ended."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK_CLASS, address_hash(email)]
        )


def may_mail(email: str) -> bool:
    """Say whether this address may be mailed now, and if so note that it is.

    Call it in the transaction that promises the mail, after `hold`.
    """
    now = timezone.now()
    whom = normalised(email)
    today, yesterday = (hashed(whom, day=day, scope=SCOPE) for day in (now, now - DAY))
    notes = RateCount.objects.filter(scope=SCOPE, key__in=[today, yesterday])
    times = list(
        notes.filter(window_starts_at__gt=now - DAY).values_list("window_starts_at", flat=True)
    )
    if len(times) >= TIMES_A_DAY or any(time > now - SPACING for time in times):
        return False
    RateCount.objects.create(scope=SCOPE, key=today, window_starts_at=now, count=1)
    return True
