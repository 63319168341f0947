"""What workers do for the core: deliver the outbox, publish what is due, tidy up."""

from datetime import timedelta

from celery import shared_task, signals
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from . import logs, outbox, store
from .models import Heartbeat, OutboxMessage, RateCount

SWEEP_SECONDS = 15
SWEEP_SIZE = 500
KEEP_RATES = timedelta(hours=24)
KEEP_FINISHED = timedelta(days=30)

# The schedule repeats these anyway: one that takes its worker down is not handed to the next.
recurring = shared_task(acks_late=False, reject_on_worker_lost=False)


@signals.task_prerun.connect
def begin(task_id: str, **_kwargs) -> None:
    """Let each task read the state of the site anew, and put its name on its log lines."""
    store.begin_request()
    logs.begin(task_id)


@shared_task
def deliver(message_id: int) -> None:
    """Carry out one message of the outbox."""
    outbox.deliver(message_id)


def hand_out(message_id: int, kind: str, **options) -> None:
    """Put one message in front of the workers that take its kind (see OUTBOX_QUEUES)."""
    queue = settings.OUTBOX_QUEUES.get(kind)
    deliver.apply_async((message_id,), queue=queue, retry=False, **options)


@recurring
def sweep_outbox() -> None:
    """Hand out what is due and was not, or not successfully, handed out before.

    What no worker takes until the next sweep expires, so that the queue does not grow meanwhile.
    """
    due = OutboxMessage.objects.due().order_by("next_at", "pk")
    for message_id, kind in due.values_list("pk", "kind")[:SWEEP_SIZE]:
        hand_out(message_id, kind, expires=SWEEP_SECONDS)
    Heartbeat.beat("outbox")


@recurring
def publish_scheduled() -> None:
    """Publish and unpublish the pages whose time has come."""
    call_command("publish_scheduled")
    Heartbeat.beat("schedule")


@recurring
def tidy() -> None:
    """Delete what has served: old rate counts, finished outbox messages, expired sessions."""
    now = timezone.now()
    RateCount.objects.filter(window_starts_at__lt=now - KEEP_RATES).delete()
    done = OutboxMessage.objects.filter(state=OutboxMessage.State.DONE)
    done.filter(finished_at__lt=now - KEEP_FINISHED).delete()
    call_command("clearsessions")
    Heartbeat.beat("tidy")
