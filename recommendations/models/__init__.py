"""Key recommendations and what is done about them."""

from .follow_ups import FollowUp
from .recommendations import RecommendationIndexPage, RecommendationPage, RecommendationTopic

__all__ = ["FollowUp", "RecommendationIndexPage", "RecommendationPage", "RecommendationTopic"]
