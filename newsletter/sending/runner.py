"""A worker without Celery: `python -m newsletter.sending.runner MAILING`.

For measurements and for tests that kill workers. It pumps until the mailing is finished.
"""

import sys
import time

import django

PUMP_SECONDS = 30
IDLE_SECONDS = 0.2


def run(mailing_id: int) -> int:
    """Pump until nothing of the mailing is left; give how many messages were accepted."""
    from newsletter.models import Mailing
    from newsletter.sending.pumping import pump

    unfinished = Mailing.objects.filter(pk=mailing_id, finished_at__isnull=True)
    sent = 0
    while unfinished.exists():
        now = pump(mailing_id, PUMP_SECONDS)
        sent += now
        if not now:
            time.sleep(IDLE_SECONDS)
    return sent


if __name__ == "__main__":
    django.setup()
    print(run(int(sys.argv[1])))
