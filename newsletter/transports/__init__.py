"""Ways for letters to leave the house. Which one: settings.NEWSLETTER_TRANSPORT."""

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Lost, Refused, Reply, Transport

__all__ = ["Lost", "Refused", "Reply", "Transport", "chosen"]


def chosen() -> Transport:
    """Give a new transport of the kind the settings name, not yet open."""
    return import_string(settings.NEWSLETTER_TRANSPORT)()
