"""What the page of a capability shows beside its own words: what on the site bears on it."""

from django.db.models import F

from news.models import EventPage
from projects.models import ProjectPage
from recommendations.models import RecommendationPage
from resources.models import ResourcePage
from sparks.core.related import few
from sparks.taxonomy.models import Capability
from sparks.taxonomy.store import capability_urls

from .counting import CAPABILITY, count
from .gaps import gaps
from .sources import COLUMNS
from .table import capabilities_of

LIMIT = 6


def bearing_on(capability: Capability) -> dict:
    """Gather the template's context for the page of `capability` (five queries).

    capability                                       the Capability, with its theme
    recommendations, projects, resources, events     Few pages as cards
    theme_mates                                      [(Capability, address)]: its theme, with itself
    gaps                                             what is missing, in words
    """
    key = capability.pk
    newest = {
        "recommendations": (RecommendationPage, ["-year", "pk"]),
        "projects": (ProjectPage, [F("start_on").desc(nulls_last=True), "pk"]),
        "resources": (ResourcePage, [F("published_on").desc(nulls_last=True), "pk"]),
        "events": (EventPage, ["-starts_at", "pk"]),
    }
    found = {
        word: few(
            model.objects.filter(capabilities=key).order_by(*order),
            limit=LIMIT,
            listing=word,
            capability=str(key),
        )
        for word, (model, order) in newest.items()
    }
    counts = count(COLUMNS, {}, [CAPABILITY])
    return {
        **found,
        "capability": capability,
        "theme_mates": _theme_mates(capability),
        "gaps": gaps({each.key: counts.of(CAPABILITY, str(key), each) for each in COLUMNS}),
    }


def _theme_mates(capability: Capability) -> list[tuple[Capability, str]]:
    urls = capability_urls()
    return [
        (each, urls.get(each.pk, ""))
        for each in capabilities_of(capability.theme.framework)
        if each.theme_id == capability.theme_id
    ]
