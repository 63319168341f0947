"""Reports on projects in the admin."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sparks.core.reports import EditablePagesReport

from .models import ProjectPage

CONFIRM_EVERY = timedelta(days=182)


class ProjectsToConfirmReport(EditablePagesReport):
    """Projects whose team has not confirmed their page for half a year."""

    slug = "projects-to-confirm"
    page_title = _("Projects to confirm")
    header_icon = "folder-open-inverse"
    default_ordering = "title"

    @classmethod
    def keep(cls, pages):
        unconfirmed = ProjectPage.objects.unconfirmed_since(timezone.now() - CONFIRM_EVERY)
        return pages.live().filter(pk__in=unconfirmed.order_by().values("pk"))
