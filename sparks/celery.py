"""The Celery application: workers carry out what the outbox and the schedule hand them."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sparks.settings.development")

app = Celery("sparks")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "outbox-sweep": {"task": "sparks.core.tasks.sweep_outbox", "schedule": 15},
    "publish-scheduled": {"task": "sparks.core.tasks.publish_scheduled", "schedule": 60},
    "tidy": {"task": "sparks.core.tasks.tidy", "schedule": crontab(minute=17, hour="*/6")},
}
