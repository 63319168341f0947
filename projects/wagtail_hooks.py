"""What projects add to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from sparks.core.attention import HOOK, AttentionRow

from .bulk_actions import MergeOrganisations
from .cordis.views import CordisViewSet
from .reports import ProjectsToConfirmReport
from .viewsets import OrganisationViewSet

register_snippet(OrganisationViewSet)
hooks.register("register_bulk_action", MergeOrganisations)


@hooks.register("register_admin_viewset")
def cordis() -> CordisViewSet:
    return CordisViewSet()


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return ProjectsToConfirmReport.paths()


@hooks.register("register_reports_menu_item")
def projects_to_confirm_item() -> MenuItem:
    view = ProjectsToConfirmReport
    return MenuItem(view.page_title, view.url(), icon_name=view.header_icon, order=200)


@hooks.register(HOOK, order=30)
def projects_to_confirm_rows(request) -> list[AttentionRow]:
    count = ProjectsToConfirmReport.waiting(request.user).count()
    words = ngettext(
        "project has not been confirmed by its team for half a year",
        "projects have not been confirmed by their teams for half a year",
        count,
    )
    return [AttentionRow(count, words, ProjectsToConfirmReport.url())]


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    actions.register_action("projects.cordis", _("Import"), _("Filled in from CORDIS"))
    actions.register_action("projects.merge", _("Merge"), _("Merged with another organisation"))
