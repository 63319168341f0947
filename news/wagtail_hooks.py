"""What news adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import MilestoneViewSet

register_snippet(MilestoneViewSet)
