"""Reviews: when somebody last read a whole page and found it true."""

from datetime import date, timedelta

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageQuerySet

from .models import SitePage

REVIEW_EVERY = timedelta(days=365)


def pages_to_review(pages: PageQuerySet) -> PageQuerySet:
    """Keep the live pages that nobody has reviewed, or at least published anew, for a year."""
    limit = timezone.now() - REVIEW_EVERY
    unread = Q(last_reviewed_on__isnull=True, last_published_at__lt=limit)
    stale = unread | Q(last_reviewed_on__lt=limit.date())
    keys = Q(pk__in=[])
    for model in _page_types():
        keys |= Q(pk__in=model.objects.filter(stale).order_by().values("pk"))
    return pages.live().filter(keys)


@transaction.atomic
def mark_reviewed(*, page: SitePage, user, today: date | None = None) -> None:
    """Note that `user` has reviewed `page` today, in its draft as well as in what is published."""
    page.last_reviewed_on = today or timezone.localdate()
    page.save(update_fields=["last_reviewed_on"], clean=False)
    draft = page.latest_revision
    if draft:
        draft.content["last_reviewed_on"] = page.last_reviewed_on.isoformat()
        draft.save(update_fields=["content"])
    log(instance=page, action="sparks.review", user=user)


def is_reviewable(page: Page) -> bool:
    """Say whether a page carries a review date."""
    return isinstance(page, SitePage)


def _page_types() -> list[type[SitePage]]:
    return [model for model in apps.get_models() if issubclass(model, SitePage)]
