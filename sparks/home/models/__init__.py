"""The home page, plain pages, pillar pages and the contact page."""

from .contact import ContactMessage, ContactPage, ContactSubject
from .home import HomePage
from .pages import PillarPage, StandardPage

__all__ = [
    "ContactMessage",
    "ContactPage",
    "ContactSubject",
    "HomePage",
    "PillarPage",
    "StandardPage",
]
