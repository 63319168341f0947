"""The pages of one team."""

from .care import confirm, ending
from .inviting import invite, resend, revoke
from .leaving import hand_over, leave
from .members import history, member, remove, team

__all__ = [
    "confirm",
    "ending",
    "hand_over",
    "history",
    "invite",
    "leave",
    "member",
    "remove",
    "resend",
    "revoke",
    "team",
]
