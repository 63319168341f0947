"""The kinds of pages a visitor can tell apart in the search, and the date that orders each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.models import ArticlePage, EventPage
from projects.models import ProjectPage
from recommendations.models import RecommendationPage
from resources.models import ResourcePage
from sparks.core.models import SitePage


@dataclass(frozen=True)
class Kind:
    """One choice of the filter, and how the search dates a page of it."""

    key: str
    label: Promise
    plural: Promise
    model: type[SitePage]
    dated: Callable[[SitePage], date | None]


KINDS = (
    Kind("project", _("Project"), _("Projects"), ProjectPage, lambda page: page.start_on),
    Kind(
        "recommendation",
        _("Recommendation"),
        _("Recommendations"),
        RecommendationPage,
        lambda page: date(page.year, 1, 1),
    ),
    Kind("resource", _("Resource"), _("Resources"), ResourcePage, lambda page: page.published_on),
    Kind("article", _("Article"), _("News"), ArticlePage, lambda page: page.published_on),
    Kind("event", _("Event"), _("Events"), EventPage, lambda page: page.local_start.date()),
    # Whatever is none of these is a plain page: it has no date a visitor would look for.
    Kind("page", _("Page"), _("Other pages"), SitePage, lambda page: None),
)
BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(page: SitePage) -> Kind:
    """Give the kind of a specific page."""
    return next(kind for kind in KINDS if isinstance(page, kind.model))
