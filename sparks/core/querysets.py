"""QuerySet words that every page type knows."""

from functools import reduce
from operator import or_
from typing import Self

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import PageQuerySet

from .places import locales, restricted_paths


class SitePageQuerySet(PageQuerySet):
    def private_q(self) -> Q:
        """Match pages not open to all; Wagtail asks the database each time, we have it kept."""
        paths = (Q(path__startswith=path) for path in restricted_paths())
        return reduce(or_, paths, Q(pk__in=[]))

    def in_active_language(self) -> Self:
        """Pages that every visitor may read now, in the language of the request."""
        found = self.filter(live=True, locale=locales().get(get_language()))
        return found.public() if restricted_paths() else found

    def as_cards(self) -> Self:
        """Fetch with each page what its card shows, so that a list of cards costs one query."""
        return self.select_related("image")

    def in_full(self) -> Self:
        """Fetch with a page what its own template shows and one query can bring."""
        return self.select_related("image", "social_image")
