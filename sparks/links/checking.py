"""Checking links: which is next, what was found, and when to look again."""

import logging
import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from .judging import judge
from .models import Link, Problem, Ruling, State
from .net.visiting import Visit, Way, visit
from .standings import changing

AGAIN = timedelta(days=14)
JITTER = 0.15  # of each interval, so that what was added in one day is not checked in one day
BACKOFF = [timedelta(hours=6), timedelta(days=1), timedelta(days=2), timedelta(days=4)]
DEAD_FAILURES, DEAD_AFTER = 3, timedelta(days=3)
HOST_PAUSE = timedelta(minutes=1)
LEASE = timedelta(hours=1)  # until a check that was begun and not ended is begun again
LOCK = 0x6C696E6B  # a key of our own among PostgreSQL's advisory locks

logger = logging.getLogger(__name__)


def run(
    *,
    limit: int,
    seconds: float = 25,
    way: Way | None = None,
    report: Callable[[Link], None] = lambda link: None,
) -> int:
    """Check what is due, one link after the other; give how many were checked."""
    until = time.monotonic() + seconds
    count = 0
    while count < limit and time.monotonic() < until and (pk := claim()):
        report(check(pk, way=way))
        count += 1
    return count


@transaction.atomic
def claim() -> int | None:
    """Take the next link that is due at a site nobody has asked within a minute.

    Counted before the visit begins: a page that takes a worker down is not visited again at once.
    """
    now = timezone.now()
    with connection.cursor() as cursor:  # two workers never choose two links of one site
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    asked = Link.objects.filter(checked_at__gt=now - HOST_PAUSE).values("host")
    link = Link.objects.due(now).exclude(host__in=asked).first()
    if link is None:
        return None
    Link.objects.filter(pk=link.pk).update(checked_at=now, next_check_at=now + LEASE)
    return link.pk


def check(pk: int, *, way: Way | None = None) -> Link:
    """Visit a link and write down what was found."""
    url = Link.objects.values_list("url", flat=True).get(pk=pk)
    found = visit(url, way)  # outside of any transaction: it may take seconds
    with changing(pk) as link:
        record(link, found, timezone.now())
    if found.wait:
        _leave_alone(link)
    if link.state == State.SUSPICIOUS:
        # A domain that was taken over has taken all its pages along.
        logger.warning("Link %s is suspicious: %s", link.pk, ", ".join(link.signals))
        others = Link.objects.filter(host=link.host).exclude(state=State.SUSPICIOUS)
        others.filter(next_check_at__gt=link.checked_at).update(next_check_at=link.checked_at)
    return link


def record(link: Link, found: Visit, now: datetime) -> None:
    """Put what a visit found into `link`, unsaved."""
    link.checked_at = now
    link.problem, link.http_status = found.problem, found.status
    if found.problem == Problem.BUSY:
        link.postpone(found.wait, now)
    elif found.problem:
        _failed(link, now)
    else:
        _reached(link, found, now)


def _failed(link: Link, now: datetime) -> None:
    link.failures += 1
    link.failing_since = link.failing_since or now
    lasts = now - link.failing_since
    # What was withdrawn stays so: that nobody answers today does not make it better.
    if link.failures >= DEAD_FAILURES and lasts >= DEAD_AFTER and not link.is_withdrawn:
        link.state, link.signals = State.DEAD, []
    is_settled = link.state == State.DEAD or link.failures > len(BACKOFF)
    link.postpone(jittered(AGAIN if is_settled else BACKOFF[link.failures - 1]), now)


def _reached(link: Link, found: Visit, now: datetime) -> None:
    link.failures, link.failing_since = 0, None
    link.final_url = found.final_url if found.final_url != link.url else ""
    verdict = judge(link.url, found, last_title=link.title, accepted=link.accepted_fingerprint)
    link.fingerprint = verdict.fingerprint
    link.postpone(jittered(AGAIN), now)
    # Only an editor gives back what was withdrawn: a page can show robots a better face.
    if link.is_withdrawn:
        link.signals = verdict.signals or link.signals
        return
    if verdict.state == State.SUSPICIOUS:
        link.ruling = Ruling.NONE  # it is another page than the one that was found fine
    link.state, link.signals = verdict.state, verdict.signals
    if verdict.state != State.SUSPICIOUS and verdict.title:
        link.title = verdict.title


def jittered(interval: timedelta) -> timedelta:
    """Give `interval`, a little shorter or longer."""
    return interval * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311


def _leave_alone(link: Link) -> None:
    """Ask nothing more of a site until it wants to be asked again."""
    others = Link.objects.filter(host=link.host, next_check_at__lt=link.next_check_at)
    others.update(next_check_at=link.next_check_at)
