"""Sparks in the Dark: the site package."""

from .celery import app as celery_app

__all__ = ["celery_app"]
