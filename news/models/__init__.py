"""Articles and events."""

from .articles import ArticlePage, ArticleTopic, NewsIndexPage
from .events import EventIndexPage, EventPage, EventTopic

__all__ = [
    "ArticlePage",
    "ArticleTopic",
    "EventIndexPage",
    "EventPage",
    "EventTopic",
    "NewsIndexPage",
]
