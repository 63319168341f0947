"""What the room hears from Wagtail: a recommendation has gone public, or says something else now.

Editors' saves, texts of teams, pages whose date has come and imports all publish, and so come here.
"""

from wagtail.signals import page_published

from .actions import record_changes
from .models import RecommendationPage


def connect() -> None:
    """Listen; called once when the app is ready."""
    page_published.connect(
        _published, sender=RecommendationPage, dispatch_uid="recommendations_record"
    )


def _published(sender, instance: RecommendationPage, **kwargs) -> None:
    record_changes(recommendation=instance)
