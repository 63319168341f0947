"""What teams and those who join them add to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.permissions import register_permission_policy

from sparks.core.attention import HOOK, AttentionRow
from sparks.core.permissions import OnlyRead
from sparks.core.viewsets import INBOX_ORDER

from .desk.care import team_rows
from .desk.joining import RequestViewSet, request_row
from .desk.teams import TeamViewSet
from .models import JoinRequest, Team

register_permission_policy(JoinRequest, OnlyRead(JoinRequest))
register_permission_policy(Team, OnlyRead(Team))


class TeamsGroup(ViewSetGroup):
    menu_label = _("Teams")
    menu_icon = "group"
    menu_order = INBOX_ORDER + 20
    items = [RequestViewSet, TeamViewSet]


@hooks.register("register_admin_viewset")
def teams() -> TeamsGroup:
    return TeamsGroup()


@hooks.register(HOOK, order=8)
def people_who_wait(request) -> list[AttentionRow]:
    return [request_row(request.user), *team_rows(request.user)]


@hooks.register("register_log_actions")
def words_of_the_log(actions) -> None:
    label, message = _("Confirm"), _("Confirmed by the team")
    actions.register_action("submissions.confirm", label, message)
