"""Which teams wait for editors, for the dashboard and for the filter of the listing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from sparks.core.attention import AttentionRow

from ..caring import stale_in_vain, unsettled
from ..models import Team


@dataclass(frozen=True)
class Waiting:
    """One reason why a team needs an editor."""

    label: str
    teams: Callable[[], QuerySet[Team]]
    words: Callable[[int], str]

    def holds(self, team: Team) -> bool:
        return self.teams().filter(pk=team.pk).exists()


WAITING = {
    "stale": Waiting(
        gettext_lazy("Does not answer whether its page is right"),
        stale_in_vain,
        lambda count: ngettext(
            "team does not answer whether its page is still right",
            "teams do not answer whether their pages are still right",
            count,
        ),
    ),
    "unled": Waiting(
        gettext_lazy("Has no owner"),
        Team.objects.without_owner,
        lambda count: ngettext("team has no owner", "teams have no owner", count),
    ),
    "unsettled": Waiting(
        gettext_lazy("Project over, no steward"),
        unsettled,
        lambda count: ngettext(
            "team's project is long over, and nobody is named for its outputs",
            "teams' projects are long over, and nobody is named for their outputs",
            count,
        ),
    ),
}


def team_rows(user) -> list[AttentionRow]:
    """Give the rows for the dashboard; none for those who may not change teams."""
    if not user.has_perm("submissions.change_team"):
        return []
    index = reverse("submissions_teams:index")
    return [
        AttentionRow(count, waiting.words(count), f"{index}?waiting={key}")
        for key, waiting in WAITING.items()
        if (count := waiting.teams().count())
    ]
