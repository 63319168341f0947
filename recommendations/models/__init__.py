"""Key recommendations and what is done about them."""

from .follow_ups import FollowUp
from .index import RecommendationIndexPage
from .recommendations import RecommendationPage, RecommendationTopic

__all__ = ["FollowUp", "RecommendationIndexPage", "RecommendationPage", "RecommendationTopic"]
