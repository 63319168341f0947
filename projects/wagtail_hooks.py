"""What projects add to Wagtail's admin."""

from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from sparks.core.attention import HOOK, AttentionRow

from .reports import ProjectsToConfirmReport
from .viewsets import OrganisationViewSet

register_snippet(OrganisationViewSet)


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
