"""The page about links, with one in each state."""

from .shown import Shown

LINKS = [Shown("links, some withdrawn", "home/standard_page.html", "/en/links/")]
