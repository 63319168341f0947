"""Articles, events, and the policy timeline."""

from .article_index import NewsIndexPage
from .articles import ArticlePage, ArticleTopic
from .event_index import EventIndexPage
from .events import EventPage, EventTopic
from .milestones import Milestone
from .timeline_page import TimelinePage

__all__ = [
    "ArticlePage",
    "ArticleTopic",
    "EventIndexPage",
    "EventPage",
    "EventTopic",
    "Milestone",
    "NewsIndexPage",
    "TimelinePage",
]
