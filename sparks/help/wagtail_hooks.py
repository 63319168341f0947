"""What the help directory adds to Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from sparks.core.attention import HOOK, AttentionRow

from .reports import HelpToVerifyReport
from .views import VerifyView
from .viewsets import HelpServiceViewSet

register_snippet(HelpServiceViewSet)


@hooks.register("register_admin_urls")
def own_urls() -> list:
    verify = path("help-services/<int:pk>/verified/", VerifyView.as_view(), name="help_verify")
    return [verify, *HelpToVerifyReport.paths()]


@hooks.register("register_reports_menu_item")
def help_to_verify_item() -> MenuItem:
    view = HelpToVerifyReport
    return MenuItem(view.page_title, view.url(), icon_name=view.header_icon, order=250)


@hooks.register("register_log_actions")
def log_verifications(actions) -> None:
    actions.register_action("sparks.verify", _("Verify"), _("Found to be true"))


@hooks.register(HOOK, order=15)
def help_to_verify_rows(request) -> list[AttentionRow]:
    count = HelpToVerifyReport.waiting(request.user).count()
    words = ngettext(
        "help service is hidden from visitors until somebody verifies it",
        "help services are hidden from visitors until somebody verifies them",
        count,
    )
    return [AttentionRow(count, words, HelpToVerifyReport.url())]
