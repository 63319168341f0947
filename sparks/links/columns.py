"""Columns of the list of links: how it stands, where it is used, and what can be decided."""

from django.middleware.csrf import get_token
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import Column

from .models import Link, Ruling, Use
from .views import MAY_DECIDE

SHOWN_USES = 3


def uses_with_urls(uses: list[Use], user) -> list[tuple[Use, str | None]]:
    """Give each use with the address where `user` edits what it stands in, None without one."""
    finder = AdminURLFinder(user)
    return [(use, use.where and finder.get_edit_url(use.where)) for use in uses]


def decisions_for(link: Link, user) -> dict:
    """Say which buttons `user` gets for `link`."""
    may = user.has_perm(MAY_DECIDE)
    return {
        "link": link,
        "may_find_fine": may and (link.is_withdrawn or bool(link.signals)),
        "may_withdraw": may and link.ruling != Ruling.WITHDRAWN,
        "may_check": may,
    }


class StateColumn(Column):
    """The state, in a colour of its own and in words, and why."""

    cell_template_name = "wagtailadmin/links/state_cell.html"


class UsesColumn(Column):
    """The first places where a link stands, each leading to where it is edited."""

    cell_template_name = "wagtailadmin/links/uses_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        uses = list(instance.uses.all())
        shown = uses_with_urls(uses[:SHOWN_USES], parent_context["request"].user)
        return {**context, "uses": shown, "more": len(uses) - len(shown)}


class DecisionColumn(Column):
    """The buttons."""

    cell_template_name = "wagtailadmin/links/decision_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return {
            **context,
            **decisions_for(instance, request.user),
            "csrf_token": get_token(request),
            "next": request.get_full_path().replace("/results/", "/"),
        }
