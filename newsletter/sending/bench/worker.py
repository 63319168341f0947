"""One worker that is measured.

It prints its peak memory in MB, half-way and at the end, and the seconds of CPU it took.
"""

import os
import sys
from pathlib import Path

import django
from django.conf import settings


def peak_memory() -> float:
    """Give the largest this process has been, in MB; 0 where Linux's /proc is missing."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def main(mailing_id: int) -> None:
    """Wait for the start, pump, say how large this process became."""
    from django.db import connection

    connection.settings_dict["NAME"] = os.environ["BENCH_DATABASE"]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(os.environ["BENCH_PORT"])
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.NEWSLETTER_TRANSPORT = "newsletter.transports.smtp.SmtpTransport"
    settings.NEWSLETTER_RATE = settings.NEWSLETTER_DOMAIN_RATE = 0
    settings.NEWSLETTER_SLOTS = 64

    from newsletter.sending import pumping, runner

    sizes = []
    after_batch = pumping.followups.after_batch

    def measured(*args):
        after_batch(*args)
        sizes.append(peak_memory())

    pumping.followups.after_batch = measured
    print("ready", flush=True)
    before = sum(os.times()[:2])
    sys.stdin.read()
    runner.run(mailing_id)
    sizes = sizes or [0.0]
    print(sizes[len(sizes) // 2], sizes[-1], sum(os.times()[:2]) - before)


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
