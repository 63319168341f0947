"""What page types that are sorted by pillar share."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from wagtail.models import PageQuerySet

from .models import Pillar
from .store import by_pk


class SortedQuerySet(PageQuerySet):
    """QuerySet words for pages that have pillars."""

    def with_pillars(self):
        """Fetch the pillars' keys with each page, so that a list of cards costs one query."""
        field = self.model._meta.get_field("pillars")
        through = field.remote_field.through
        own_key = f"{field.m2m_field_name()}_id"
        pillar_key = f"{field.m2m_reverse_field_name()}_id"
        keys = through.objects.filter(**{own_key: OuterRef("pk")}).values(pillar_key)
        return self.annotate(pillar_keys=ArraySubquery(keys))


class SortedMixin:
    """Page side: `pillar_list` costs nothing after `with_pillars`, else one query."""

    @property
    def pillar_list(self) -> list[Pillar]:
        """Give the pillars of this page in their order."""
        keys = getattr(self, "pillar_keys", None)
        if keys is None:
            keys = [pillar.pk for pillar in self.pillars.all()]
        return by_pk(Pillar, keys)
