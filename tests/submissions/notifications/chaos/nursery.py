"""Starts workers fast: Django is loaded once, and each worker is a fork of this process.

A worker carries out the outbox as Celery's task does, message by message. This process reads a
line for each worker that is wanted and answers with its process id.
"""

import os
import signal
import sys
import time
from random import shuffle

import django


def work() -> None:
    """Carry out what is due, for ever; several workers meet at the same messages."""
    from sparks.core import outbox
    from sparks.core.models import OutboxMessage

    while True:
        due = list(OutboxMessage.objects.due().order_by("pk").values_list("pk", flat=True)[:20])
        shuffle(due)
        for pk in due:
            outbox.deliver(pk)
        time.sleep(0 if due else 0.05)


def main() -> None:
    """Fork a worker for each line."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that were killed
    for _line in sys.stdin:
        if pid := os.fork():
            print(pid, flush=True)
            continue
        os.setsid()
        os.close(0)
        try:
            work()
        finally:
            os._exit(0)


if __name__ == "__main__":
    django.setup()
    from importlib import import_module

    import_module("submissions.tasks")
    main()
