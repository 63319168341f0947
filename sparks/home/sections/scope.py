"""What home page sections may show."""

from django.utils.translation import get_language

from sparks.core.places import locales


def in_active_language(model):
    """Give the live pages of `model`, open to all, in the active language."""
    return model.objects.live().public().filter(locale=locales().get(get_language()))
