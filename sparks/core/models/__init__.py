"""The records every room stands on."""

from .cited import CitedListingMixin, CitedMixin
from .generation import Generation
from .heartbeat import Heartbeat
from .limits import RateCount
from .listings import ListingPage
from .media import SiteDocument, SiteImage, SiteRendition
from .outbox import OutboxMessage
from .pages import SitePage
from .site import Menu, MenuItem, SiteSettings, SiteTexts

__all__ = [
    "CitedListingMixin",
    "CitedMixin",
    "Generation",
    "Heartbeat",
    "ListingPage",
    "Menu",
    "MenuItem",
    "OutboxMessage",
    "RateCount",
    "SiteDocument",
    "SiteImage",
    "SitePage",
    "SiteRendition",
    "SiteSettings",
    "SiteTexts",
]
