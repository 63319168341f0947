"""What is missing, said in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# Events pass: a capability without one lacks nothing that lasts.
PROJECTS = ("projects_running", "projects_ended", "projects_other")
NO_ACTION = "recommendations_no_action"
RECOMMENDATIONS = (
    NO_ACTION,
    "recommendations_in_progress",
    "recommendations_delivered",
)


def gaps(counts: Mapping[str, int]) -> list[str]:
    """Name the gaps in the numbers of one row, by the keys of its columns.

    Columns that are left out because of a filter are no gap.
    """
    if not any(counts.values()):
        return [_("nothing is listed")]
    return [
        gap for gap in (_projects(counts), *_recommendations(counts), _resources(counts)) if gap
    ]


def _projects(counts: Mapping[str, int]) -> str:
    if counts.get("projects_running"):
        return ""
    return _("no running project") if any(map(counts.get, PROJECTS)) else _("no project")


def _recommendations(counts: Mapping[str, int]) -> list[str]:
    if NO_ACTION not in counts:
        return []
    waiting = counts[NO_ACTION]
    if waiting:
        words = ngettext(
            "%d recommendation without known action",
            "%d recommendations without known action",
            waiting,
        )
        return [words % waiting]
    return [] if any(map(counts.get, RECOMMENDATIONS)) else [_("no recommendation")]


def _resources(counts: Mapping[str, int]) -> str:
    return "" if counts.get("resources") else _("no resource")
