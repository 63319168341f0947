from .archive import NewsletterIndexPage
from .consent import AddressChange, ConsentEvent
from .deliveries import Delivery
from .feedback import Feedback
from .imports import ImportRow, SubscriberImport
from .issues import IssuePage
from .mailings import Mailing, MailingVariant
from .rates import Throttle
from .settings import NewsletterSettings
from .statistics import DayCount
from .subscribers import Subscriber
from .suppressions import Suppression
from .trials import TrialLetter

__all__ = [
    "AddressChange",
    "ConsentEvent",
    "DayCount",
    "Delivery",
    "Feedback",
    "ImportRow",
    "IssuePage",
    "Mailing",
    "MailingVariant",
    "NewsletterIndexPage",
    "NewsletterSettings",
    "Subscriber",
    "SubscriberImport",
    "Suppression",
    "Throttle",
    "TrialLetter",
]
