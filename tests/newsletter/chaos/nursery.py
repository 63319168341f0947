"""Starts workers fast: Django is loaded once, and each worker is a fork of this process.

It reads a line for each worker that is wanted and answers with its process id.
"""

import os
import signal
import sys

import django

from newsletter.sending.runner import run


def main(mailing_id: int) -> None:
    """Fork a worker for each line."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that were killed
    for _line in sys.stdin:
        if pid := os.fork():
            print(pid, flush=True)
            continue
        os.setsid()
        os.close(0)
        try:
            run(mailing_id)
        finally:
            os._exit(0)


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
