"""The home page, plain pages, pillar pages, the response map and the contact page."""

from .capability import CapabilityPage
from .contact import ContactMessage, ContactPage, ContactSubject
from .home import HomePage
from .pages import PillarPage, StandardPage
from .response import ResponsePage

__all__ = [
    "CapabilityPage",
    "ContactMessage",
    "ContactPage",
    "ContactSubject",
    "HomePage",
    "PillarPage",
    "ResponsePage",
    "StandardPage",
]
