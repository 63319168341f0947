"""A worker without Celery: `python -m newsletter.sending.runner MAILING [SECONDS]`.

For measurements and for tests that kill workers. It pumps until the mailing is finished.
"""

import sys
import time

import django

if __name__ == "__main__":
    django.setup()

    from newsletter.models import Mailing
    from newsletter.sending.pumping import pump

    mailing = Mailing.objects.filter(pk=int(sys.argv[1]))
    seconds = float(sys.argv[2]) if sys.argv[2:] else 30.0
    while mailing.filter(finished_at__isnull=True).exists():
        if not pump(mailing.get().pk, seconds):
            time.sleep(0.2)
