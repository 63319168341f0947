"""What the page of an article shows beside its own fields."""

from sparks.core.related import few, related

MORE = 3


def surroundings(page) -> dict:
    """Gather the template's context (three queries).

    projects, resources   Few pages as cards that the article is about
    more                  Few other articles on the same pillars (any, if it has none), newest first
    topics                [Tag]
    """
    return {
        "projects": few(related(page, "projects").order_by("title")),
        "resources": few(related(page, "resources").order_by("title")),
        "more": _more(page),
        "topics": page.topic_list,
    }


def _more(page):
    articles = type(page).objects
    others = articles.exclude(pk=page.pk).order_by("-published_on", "-pk")
    pillars = page.chosen("pillars")
    if not pillars:
        return few(others, limit=MORE, listing="news")
    alike = articles.filter(pillars__in=pillars).values("pk")
    return few(others.filter(pk__in=alike), limit=MORE, listing="news", pillar=pillars[0].slug)
