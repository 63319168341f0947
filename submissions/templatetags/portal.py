"""Template tags of the portal: its navigation, and events in words."""

from django import template

from .. import sentences
from ..hearing import is_editor
from ..models import Membership, Notification, ThreadEvent
from ..rights import Right

register = template.Library()


@register.inclusion_tag("submissions/portal/nav.html", takes_context=True)
def portal_nav(context: template.Context, team=None) -> dict:
    """Draw the portal's navigation, in `team`, that of the text, or the only one; three queries."""
    request = context["request"]
    team = team or getattr(context.get("text"), "team", None)
    mine = Membership.objects.current().filter(user=request.user).select_related("team")
    memberships = {each.team_id: each for each in mine.order_by("team__name")}
    only = next(iter(memberships.values())) if len(memberships) == 1 else None
    here = memberships.get(team.pk) if team else only
    open_ones = Notification.objects.open_to(request.user, is_editor=is_editor(request.user))
    return {
        "here": here,
        "may_write": bool(here and here.may(Right.WRITE)),
        "others": [each.team for each in memberships.values() if each != here],
        "path": request.path,
        "unread": open_ones.unread().count(),
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def sentence(event: ThreadEvent) -> str:
    """Say what happened."""
    return sentences.sentence(event)
