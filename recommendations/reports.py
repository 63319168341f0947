"""Reports on recommendations in the admin."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sparks.core.reports import EditablePagesReport

from .models import RecommendationPage
from .record import FRESH
from .states import State


class FollowUpsToConfirmReport(EditablePagesReport):
    """Recommendations with work going on that nobody has confirmed for a year."""

    slug = "follow-ups-to-confirm"
    page_title = _("Follow-ups to confirm")
    header_icon = "tick-inverse"
    default_ordering = "title"

    @classmethod
    def keep(cls, pages):
        stale = RecommendationPage.objects.with_stale_follow_ups(timezone.localdate() - FRESH)
        return pages.live().filter(pk__in=stale.order_by().values("pk"))


class WithoutActionReport(EditablePagesReport):
    """Recommendations about which nobody is known to do anything."""

    slug = "recommendations-without-action"
    page_title = _("Recommendations without action")
    header_icon = "warning"
    default_ordering = "title"

    @classmethod
    def keep(cls, pages):
        quiet = RecommendationPage.objects.with_state().filter(derived_state=State.NO_ACTION)
        return pages.live().filter(pk__in=quiet.order_by().values("pk"))
