"""Template context that every page has."""

from django.utils.functional import SimpleLazyObject

from .addresses import listing_urls
from .frame import frame_for


def frame(request) -> dict:
    """Give `frame` (sparks.core.frame.Frame) and `listings` (their addresses), each read late."""
    return {
        "frame": SimpleLazyObject(lambda: frame_for(request)),
        "listings": SimpleLazyObject(listing_urls),
    }
