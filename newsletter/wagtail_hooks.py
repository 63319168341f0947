"""What the newsletter adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from sparks.core.attention import HOOK, AttentionRow
from sparks.core.permissions import OnlyRead

from . import hooks_issue  # noqa: F401  (what is done with issues while they are written)
from .desk import access, journal
from .desk.attention import newsletter_rows
from .desk.viewsets import NewsletterGroup
from .models import IssuePage, Subscriber, Suppression

register_permission_policy(Subscriber, OnlyRead(Subscriber))
register_permission_policy(Suppression, OnlyRead(Suppression))
hooks.register("register_log_actions", journal.register)


@hooks.register("register_admin_viewset")
def desk() -> NewsletterGroup:
    return NewsletterGroup()


@hooks.register("register_icons")
def icons(names: list[str]) -> list[str]:
    return [*names, "wagtailadmin/newsletter/icon.svg"]


@hooks.register("register_permissions")
def right_to_send():
    return Permission.objects.filter(content_type__app_label="newsletter", codename="send_mailing")


@hooks.register(HOOK, order=5)
def attention(request) -> list[AttentionRow]:
    return newsletter_rows(request.user)


class SendItem(ActionMenuItem):
    """Leads from the editor of an issue to its sending page; what is not saved stays behind."""

    name = "action-send-newsletter"
    icon_name = "newsletter"

    @property
    def label(self) -> str:
        return _("Send newsletter…")

    def is_shown(self, context) -> bool:
        return context["view"] == "edit" and isinstance(context["page"], IssuePage)

    def get_url(self, parent_context) -> str:
        return sending_url(parent_context["page"])


@hooks.register("register_page_action_menu_item")
def send_item() -> SendItem:
    return SendItem(order=90)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def send_button(page, user, next_url=None, **kwargs):
    """Offer the sending page wherever Wagtail offers what to do with a page."""
    if issubclass(page.specific_class or Page, IssuePage) and access.may_work_on(user, page):
        yield Button(_("Send newsletter…"), sending_url(page), icon_name="newsletter", priority=5)


def sending_url(page) -> str:
    return reverse("newsletter_issues:sending", args=[page.pk])
