"""What workers do for the newsletter."""

from . import bounces, digests, importing, sending, subscribers, trials

__all__ = ["bounces", "digests", "importing", "sending", "subscribers", "trials"]
