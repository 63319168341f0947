"""Settings of the workers that are killed: the sink takes their mail."""

import os

from sparks.settings.test import *  # noqa: F403
from sparks.settings.test import LOGGING

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["SINK_PORT"])
EMAIL_TIMEOUT = 5
LOGGING["root"]["level"] = "CRITICAL"
