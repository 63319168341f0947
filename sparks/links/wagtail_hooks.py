"""What the link guardian adds to Wagtail's admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from sparks.core.attention import HOOK, AttentionRow
from sparks.core.permissions import OnlyWorkedOn

from .models import Link
from .views import MAY_DECIDE
from .viewsets import LinkViewSet

register_permission_policy(Link, OnlyWorkedOn(Link))


@hooks.register("register_admin_viewset")
def links() -> LinkViewSet:
    return LinkViewSet()


@hooks.register("register_log_actions")
def log_decisions(actions) -> None:
    actions.register_action("links.fine", _("Find fine"), _("Found to be fine"))
    actions.register_action("links.withdraw", _("Withdraw"), _("Withdrawn from all pages"))
    actions.register_action("links.check", _("Check"), _("Asked for a check"))


@hooks.register(HOOK, order=5)
def links_to_decide_rows(request) -> list[AttentionRow]:
    count = Link.objects.to_decide().count() if request.user.has_perm(MAY_DECIDE) else 0
    words = ngettext(
        "suspicious link was withdrawn; say whether it may come back",
        "suspicious links were withdrawn; say whether they may come back",
        count,
    )
    return [AttentionRow(count, words, f"{reverse('links:index')}?waiting=decide")]


@hooks.register(HOOK, order=35)
def links_to_mend_rows(request) -> list[AttentionRow]:
    count = Link.objects.to_mend().count() if request.user.has_perm(MAY_DECIDE) else 0
    words = ngettext(
        "link is dead, has moved or leads to another owner",
        "links are dead, have moved or lead to another owner",
        count,
    )
    return [AttentionRow(count, words, f"{reverse('links:index')}?waiting=mend")]
