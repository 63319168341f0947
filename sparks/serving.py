"""The application server of production: Django is loaded once, and its workers share it.

`deploy/web` starts it with the options of granian. Workers are forked from this process, so what
they have in common (code, templates, settings) lies in memory once, and a new one is ready at once.
Nothing here may open a connection or start a thread: a fork would share the one and lose the other.
"""

import gc
import os

import django
from django.core.handlers.wsgi import WSGIHandler
from django.urls import get_resolver
from granian.cli import entrypoint


def load() -> None:
    """Load what every worker needs, and keep the collector's hands off it.

    Looking through an object writes to it, and what is written to is no longer shared.
    """
    django.setup()
    get_resolver().url_patterns  # noqa: B018 (imports all views)
    WSGIHandler()  # builds the middleware
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sparks.settings.production")
    load()
    entrypoint()
