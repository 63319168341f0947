"""The policy timeline in its states."""

from .shown import Shown

TEMPLATE = "news/timeline_page.html"

TIMELINE = [
    Shown("timeline", TEMPLATE, "/en/timeline/"),
    Shown("timeline filtered none", TEMPLATE, "/en/timeline/?pillar=support"),
]
