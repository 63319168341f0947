"""Key recommendations and what is done about them."""

from .changes import FollowUpChange
from .follow_ups import FollowUp
from .index import RecommendationIndexPage
from .recommendations import RecommendationPage, RecommendationTopic

__all__ = [
    "FollowUp",
    "FollowUpChange",
    "RecommendationIndexPage",
    "RecommendationPage",
    "RecommendationTopic",
]
