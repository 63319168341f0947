"""Template context that every page has."""

from django.utils.functional import SimpleLazyObject

from .frame import frame_for


def frame(request) -> dict:
    """Give `frame` (see sparks.core.frame.Frame), read when a template first asks for it."""
    return {"frame": SimpleLazyObject(lambda: frame_for(request))}
