"""The Celery application: workers carry out what the outbox and the schedule hand them."""

import logging.config
import os

from celery import Celery, signals
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sparks.settings.development")

app = Celery("sparks")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# What no worker took before its next turn is dropped, so that nothing piles up while none is there.
app.conf.beat_schedule = {
    "outbox-sweep": {
        "task": "sparks.core.tasks.sweep_outbox",
        "schedule": 15,
        "options": {"expires": 15},
    },
    "publish-scheduled": {
        "task": "sparks.core.tasks.publish_scheduled",
        "schedule": 60,
        "options": {"expires": 60},
    },
    "tidy": {
        "task": "sparks.core.tasks.tidy",
        "schedule": crontab(minute=17, hour="*/6"),
        "options": {"expires": 3600},
    },
    "links-check": {
        "task": "sparks.links.tasks.check_due",
        "schedule": 120,
        "options": {"expires": 120},
    },
    "links-sweep": {
        "task": "sparks.links.tasks.sweep",
        "schedule": crontab(minute=7, hour=1),
        "options": {"expires": 3600},
    },
    "uploads-rescan": {
        "task": "submissions.tasks.assets.rescan",
        "schedule": 120,
        "options": {"expires": 120, "queue": "uploads"},
    },
    "uploads-tend": {
        "task": "submissions.tasks.assets.tend",
        "schedule": crontab(minute=27, hour=2),
        "options": {"expires": 3600, "queue": "uploads"},
    },
    "newsletter-tick": {
        "task": "newsletter.tasks.sending.tick",
        "schedule": 4,
        "options": {"expires": 4},
    },
    "newsletter-reduce": {
        "task": "newsletter.tasks.sending.reduce",
        "schedule": crontab(minute=37, hour=3),
        "options": {"expires": 3600},
    },
    "newsletter-expire": {
        "task": "newsletter.tasks.subscribers.expire",
        "schedule": crontab(minute=47),
        "options": {"expires": 3600},
    },
    "newsletter-forget": {
        "task": "newsletter.tasks.importing.forget",
        "schedule": crontab(minute=57),
        "options": {"expires": 3600},
    },
    "newsletter-digests": {
        "task": "newsletter.tasks.digests.write_digests",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 600},
    },
    "newsletter-bounces": {
        "task": "newsletter.tasks.bounces.read_mailbox",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 300},
    },
    # From 2 January on; on the days after, it only makes up for what was missed.
    "reuse-dump": {
        "task": "sparks.reuse.tasks.dump_last_year",
        "schedule": crontab(minute=7, hour=3, day_of_month="2-8", month_of_year=1),
        "options": {"expires": 3600},
    },
    "submissions-care": {
        "task": "submissions.tasks.care.care",
        "schedule": crontab(minute=27, hour="5-20/3"),
        "options": {"expires": 3600},
    },
    "submissions-daily": {
        "task": "submissions.tasks.notifications.write_daily",
        "schedule": crontab(minute=0, hour=7),
        "options": {"expires": 3600},
    },
    "submissions-weekly": {
        "task": "submissions.tasks.notifications.write_weekly",
        "schedule": crontab(minute=0, hour=7, day_of_week="mon"),
        "options": {"expires": 3600},
    },
}


@signals.setup_logging.connect
def log_as_the_site_does(**_kwargs) -> None:
    """Keep Celery from replacing the site's log settings by its own."""
    logging.config.dictConfig(settings.LOGGING)
