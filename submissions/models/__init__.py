"""What the room keeps: one file for each noun."""

from .assets import UploadedAsset
from .changes import RequestedChange
from .contributions import Contribution, ContributionVersion
from .events import ThreadEvent
from .joining import Invitation, JoinRequest
from .looks import LastLook
from .notifications import Follow, Letter, Notification, NotificationPreference
from .review import ReviewTask
from .teams import Membership, Team

__all__ = [
    "Contribution",
    "ContributionVersion",
    "Follow",
    "Invitation",
    "JoinRequest",
    "LastLook",
    "Letter",
    "Membership",
    "Notification",
    "NotificationPreference",
    "RequestedChange",
    "ReviewTask",
    "Team",
    "ThreadEvent",
    "UploadedAsset",
]
