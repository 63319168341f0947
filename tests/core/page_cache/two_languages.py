"""Settings of the servers: a second language is known, and not there until a test makes it."""

from django.utils.translation import gettext_lazy as _

from tests.journeys.settings import *  # noqa: F403

LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("de", _("German"))]
