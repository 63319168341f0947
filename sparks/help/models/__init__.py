"""Services that help people, and the page that lists them by country."""

from .pages import HelpIndexPage
from .services import VERIFY_EVERY, HelpService

__all__ = ["VERIFY_EVERY", "HelpIndexPage", "HelpService"]
