"""What the page of a project shows beside its own fields."""

from itertools import groupby

from sparks.core.related import few, related
from sparks.core.routing import is_restricted
from sparks.taxonomy.countries import name_of
from sparks.taxonomy.pages import by_theme

LIMIT = 12


def showcase(page) -> dict:
    """Gather the template's context (five queries).

    participations                Participations with their organisations, coordinators first
    partner_countries             [(name of the country, [Participation])], the coordinator's first
    follow_ups                    FollowUps with their recommendations: what this project answers
    resources, articles, events   Few pages as cards, the newest first
    capabilities, themes          [Capability]; [(Theme, [Capability])]
    audiences, topics             [Audience]; [Tag]
    """
    participations = page.participation_list
    capabilities = page.chosen("capabilities")
    return {
        "participations": participations,
        "partner_countries": _by_country(participations),
        "follow_ups": _follow_ups(page),
        "resources": few(related(page, "resources").order_by("-published_on", "-pk"), limit=LIMIT),
        "articles": few(related(page, "articles").order_by("-published_on", "-pk"), limit=LIMIT),
        "events": few(related(page, "events").order_by("-starts_at"), limit=LIMIT),
        "capabilities": capabilities,
        "themes": by_theme(capabilities),
        "audiences": page.chosen("audiences"),
        "topics": page.topic_list,
    }


def in_order(participations) -> list:
    """Give participations with the coordinators first, the others in the editor's order."""
    return sorted(participations, key=lambda each: each.role != each.Role.COORDINATOR)


def _by_country(participations: list) -> list[tuple[str, list]]:
    """Group by country: the coordinator's country first, the others by name."""
    first = participations[0].organisation.country.code if participations else ""

    def place(each) -> tuple[bool, str]:
        code = each.organisation.country.code
        return code != first, name_of(code)

    groups = groupby(sorted(participations, key=place), key=place)
    return [(name, list(group)) for (_later, name), group in groups]


def _follow_ups(page) -> list:
    """Fetch what this project does about recommendations that visitors may read."""
    found = related(page, "follow_ups").filter(
        recommendation__live=True, recommendation__locale=page.locale_id
    )
    found = found.select_related("recommendation")
    return [each for each in found if not is_restricted(each.recommendation)]
