"""What the page of a resource shows beside its own fields."""

from datetime import date

from sparks.core.related import few, related
from sparks.taxonomy.pages import by_theme


def shelf(page) -> dict:
    """Gather the template's context (five queries).

    files                       ResourceFiles in the editor's order, their documents fetched
    editions                    Editions, the newest first
    organisations               [Organisation], by name
    projects, recommendations   Few pages as cards: where it comes from, what cites it
    audiences, topics           [Audience]; [Tag]
    capabilities, themes        [Capability]; [(Theme, [Capability])]
    """
    capabilities = page.chosen("capabilities")
    return {
        "files": page.file_list,
        "editions": _editions(page),
        "organisations": page.organisation_list,
        "projects": few(related(page, "projects").order_by("title")),
        "recommendations": few(related(page, "recommendations").order_by("-year", "pk")),
        "capabilities": capabilities,
        "themes": by_theme(capabilities),
        "audiences": page.chosen("audiences"),
        "topics": page.topic_list,
    }


def _editions(page) -> list:
    """Fetch the editions, the newest first, undated ones last."""
    return sorted(page.editions.all(), key=lambda each: each.published_on or date.min, reverse=True)
