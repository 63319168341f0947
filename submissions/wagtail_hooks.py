"""What the room for teams adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sparks.core.attention import HOOK, AttentionRow

from . import hooks_teams  # noqa: F401  (teams, and requests to join)
from .desk import access
from .desk.attention import text_rows
from .desk.bulk import GiveTo
from .desk.editing import TEAM_PAGES
from .desk.reports import WaitingReportView
from .desk.viewsets import TextsViewSet

hooks.register("register_bulk_action", GiveTo)


@hooks.register("register_admin_viewset")
def texts() -> list:
    return [TextsViewSet(), *(viewset() for viewset in TEAM_PAGES)]


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return WaitingReportView.paths()


class ReportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(access.READ)


@hooks.register("register_reports_menu_item")
def waiting_item() -> MenuItem:
    view = WaitingReportView
    return ReportMenuItem(view.page_title, view.url(), icon_name=view.header_icon, order=120)


@hooks.register("register_permissions")
def rights_for_texts():
    codenames = ["view_contribution", "change_contribution"]
    return Permission.objects.filter(content_type__app_label="submissions", codename__in=codenames)


@hooks.register(HOOK, order=10)
def texts_that_wait(request) -> list[AttentionRow]:
    return text_rows(request.user)
