"""What the page of a pillar shows: a few of everything that belongs to it."""

from django.db.models import F

from news.models import ArticlePage, EventPage
from projects.models import ProjectPage
from recommendations.models import RecommendationPage
from resources.models import ResourcePage
from sparks.core.addresses import LISTINGS
from sparks.core.related import few, filtered

LIMIT = 3


def overview(pillar) -> dict:
    """Gather the template's context (five queries).

    recommendations, projects, resources, articles, events   Few pages as cards
    links   address of the listing of each, filtered by this pillar; keys as in `listings`
    """
    querysets = {
        "recommendations": RecommendationPage.objects.filter(pillar=pillar).order_by("-year", "pk"),
        "projects": _on(ProjectPage, pillar).order_by(F("start_on").desc(nulls_last=True), "pk"),
        "resources": _on(ResourcePage, pillar).order_by(
            F("published_on").desc(nulls_last=True), "pk"
        ),
        "articles": _on(ArticlePage, pillar).order_by("-published_on", "-pk"),
        "events": _on(EventPage, pillar).coming(),
    }
    return {
        **{name: few(pages, limit=LIMIT) for name, pages in querysets.items()},
        "links": {word: filtered(word, pillar=pillar.slug) for word in LISTINGS},
    }


def _on(model, pillar):
    return model.objects.filter(pillars=pillar)
