"""Filling the site with made-up pages, for measurements."""

import random
from collections.abc import Callable

from django.db import connection, transaction
from wagtail.models import Page

from news.models import ArticlePage, EventIndexPage, EventPage, NewsIndexPage
from projects.models import ProjectIndexPage, ProjectPage
from recommendations.models import RecommendationIndexPage, RecommendationPage
from resources.models import ResourceIndexPage, ResourcePage
from sparks.core.models import Generation

from .pages import Maker
from .wording import Wording

AT_ONCE = 2000
# Where the pages lie, their type, and how many of ten.
KINDS = (
    (ProjectIndexPage, ProjectPage, 3),
    (ResourceIndexPage, ResourcePage, 3),
    (NewsIndexPage, ArticlePage, 2),
    (EventIndexPage, EventPage, 1),
    (RecommendationIndexPage, RecommendationPage, 1),
)


class NothingToCopy(Exception):
    """The site has no page of a type that made-up ones could be copied from."""


def seed(count: int, progress: Callable[[int], None] = lambda done: None, chance: int = 1) -> None:
    """Write `count` made-up pages, all or none; the same for the same site and `chance`.

    `progress` is told how many are there. Search entries are not written: `rebuild` does that.
    Raises NothingToCopy.
    """
    dice = random.Random(chance)  # noqa: S311
    with transaction.atomic():
        makers = _makers(Wording(dice), dice)
        done = 0
        for maker, share in zip(makers, _shares(count), strict=True):
            while share:
                now = min(share, AT_ONCE)
                maker.make(now)
                share -= now
                done += now
                progress(done)
        Generation.bump()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _makers(wording: Wording, dice: random.Random) -> list[Maker]:
    makers = []
    for index, model, _share in KINDS:
        listing = index.objects.order_by("path").first()
        maker = Maker(Page.objects.get(pk=listing.pk), model, wording, dice) if listing else None
        if not maker or not maker.has_donors:
            raise NothingToCopy(model._meta.verbose_name_plural)
        makers.append(maker)
    return makers


def _shares(count: int) -> list[int]:
    """Give how many pages of each kind make `count` in all."""
    tenths = [share for _index, _model, share in KINDS]
    found = [count * share // sum(tenths) for share in tenths]
    return [found[0] + count - sum(found), *found[1:]]
