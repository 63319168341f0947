"""The WSGI application that the production server loads: Django, behind the page cache."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sparks.settings.production")
application = get_wsgi_application()
if settings.PAGES_ROOT:
    from sparks.core.page_cache.app import PageCache  # needs Django to be set up

    application = PageCache(application, Path(settings.PAGES_ROOT))
