"""What workers do for the newsletter."""

from . import bounces, digests, sending, subscribers

__all__ = ["bounces", "digests", "sending", "subscribers"]
