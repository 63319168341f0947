"""What workers do for teams."""

from . import assets, care, joining, notifications

__all__ = ["assets", "care", "joining", "notifications"]
