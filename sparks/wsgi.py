"""The WSGI application that the production server loads: Django, behind the page cache."""

import gc
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sparks.settings.production")
application = get_wsgi_application()
if settings.PAGES_ROOT:
    from sparks.core.page_cache.app import PageCache  # needs Django to be set up

    application = PageCache(application, Path(settings.PAGES_ROOT))

# What is loaded by now stays for good: the collector need not look through it again and again. And
# pages are made of many small objects that are gone with the answer: it need not look often.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
