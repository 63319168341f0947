"""The newsletter's group in the admin's menu."""

from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.base import ViewSetGroup

from sparks.core.viewsets import INBOX_ORDER

from .importing import ImportViewSet
from .issues import IssuesViewSet
from .statistics import StatisticsViewSet
from .subscribers import SubscriberViewSet
from .suppressions import SuppressionViewSet


class NewsletterGroup(ViewSetGroup):
    menu_label = gettext_lazy("Newsletter")
    menu_icon = "newsletter"
    menu_order = INBOX_ORDER + 10
    items = [
        IssuesViewSet,
        SubscriberViewSet,
        SuppressionViewSet,
        ImportViewSet,
        StatisticsViewSet,
    ]
