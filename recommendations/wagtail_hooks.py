"""What recommendations add to Wagtail's admin."""

from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sparks.core.attention import HOOK, AttentionRow

from .reports import FollowUpsToConfirmReport, WithoutActionReport


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return [*FollowUpsToConfirmReport.paths(), *WithoutActionReport.paths()]


@hooks.register("register_reports_menu_item")
def follow_ups_to_confirm_item() -> MenuItem:
    view = FollowUpsToConfirmReport
    return MenuItem(view.page_title, view.url(), icon_name=view.header_icon, order=210)


@hooks.register("register_reports_menu_item")
def without_action_item() -> MenuItem:
    view = WithoutActionReport
    return MenuItem(view.page_title, view.url(), icon_name=view.header_icon, order=220)


@hooks.register(HOOK, order=35)
def follow_ups_to_confirm_rows(request) -> list[AttentionRow]:
    count = FollowUpsToConfirmReport.waiting(request.user).count()
    words = ngettext(
        "recommendation has work going on that nobody has confirmed for a year",
        "recommendations have work going on that nobody has confirmed for a year",
        count,
    )
    return [AttentionRow(count, words, FollowUpsToConfirmReport.url())]
