"""Articles and events."""

from .article_index import NewsIndexPage
from .articles import ArticlePage, ArticleTopic
from .event_index import EventIndexPage
from .events import EventPage, EventTopic

__all__ = [
    "ArticlePage",
    "ArticleTopic",
    "EventIndexPage",
    "EventPage",
    "EventTopic",
    "NewsIndexPage",
]
