"""Is this process alive (/livez), and can it serve (/readyz)?

Words only, no figures: the answers are public. An operator reads the details elsewhere.
"""

import logging
import shutil
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

import redis
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.backoff import NoBackoff
from redis.retry import Retry

from .models import Heartbeat, OutboxMessage

RETRY_SECONDS = 5
MIN_FREE_BYTES = 256 * 1024 * 1024
REDIS_SECONDS = 1
WORKER_LATE = timedelta(minutes=1)  # four sweeps missed
OUTBOX_LATE = timedelta(minutes=5)

logger = logging.getLogger(__name__)


class State(StrEnum):
    """What one check found: all well, worse than it should be, or unable to serve."""

    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"


def database() -> State:
    """Down when PostgreSQL does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return State.OK


def migrations() -> State:
    """Down while the database is older than the code."""
    _require_migrations()
    return State.OK


def disk() -> State:
    """Down when uploads would soon fail for want of space."""
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists():
        folder = folder.parent
    return State.OK if shutil.disk_usage(folder).free >= MIN_FREE_BYTES else State.DOWN


def broker() -> State:
    """Degraded without Redis: mails wait, pages do not."""
    with redis.Redis.from_url(
        settings.CELERY_BROKER_URL,
        socket_connect_timeout=REDIS_SECONDS,
        socket_timeout=REDIS_SECONDS,
        retry=Retry(NoBackoff(), 0),
    ) as client:
        try:
            client.ping()
        except redis.RedisError:
            return State.DEGRADED
    return State.OK


def worker() -> State:
    """Degraded when no worker has completed a sweep of the outbox lately."""
    age = Heartbeat.age("outbox")
    return State.OK if age is not None and age < WORKER_LATE else State.DEGRADED


def outbox() -> State:
    """Degraded when something has been due for minutes, or was given up."""
    late = OutboxMessage.objects.waiting().filter(next_at__lt=timezone.now() - OUTBOX_LATE)
    is_well = not late.exists() and not OutboxMessage.objects.dead().exists()
    return State.OK if is_well else State.DEGRADED


# The first finds out, within the pool's patience, whether those that need it can be asked at all.
NEED_DATABASE: list[Callable[[], State]] = [database, migrations, worker, outbox]
NEED_NOTHING: list[Callable[[], State]] = [disk, broker]


@require_safe
@never_cache
def livez(request):
    """Answer that this process answers; touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    """Answer each check with a word; 503 when one of them is down."""
    found = {check.__name__: _look(check) for check in NEED_NOTHING}
    for check in NEED_DATABASE:
        lost = found.get("database") == State.DOWN
        found[check.__name__] = State.DOWN if lost else _look(check)
    ready = State.DOWN not in found.values()
    status = max(found.values(), key=list(State).index)
    response = JsonResponse({"status": status, "checks": found}, status=200 if ready else 503)
    if not ready:
        response.headers["Retry-After"] = RETRY_SECONDS
    return response


def _look(check: Callable[[], State]) -> State:
    """Run one check; whatever it raises means that what it looks at is down."""
    try:
        return check()
    except Exception:
        logger.exception("Health check %s failed", check.__name__)
        return State.DOWN


@cache
def _require_migrations() -> None:
    """Raise RuntimeError when the code has migrations that the database has not.

    Once they are applied they stay so: only success is remembered by the process.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("There are migrations to be applied.")
