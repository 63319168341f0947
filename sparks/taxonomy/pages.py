"""What page types that are sorted by pillar, capability, audience and topic share."""

from dataclasses import dataclass
from functools import cache
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef
from django.db.models.functions import JSONObject

from sparks.core.querysets import SitePageQuerySet

from .models import Capability, Pillar, Theme
from .store import by_pk

SORTED_BY = ("pillars", "capabilities", "audiences", "addressed_to")


@dataclass(frozen=True)
class Tag:
    """A topic as a page shows it."""

    name: str
    slug: str


class SortedQuerySet(SitePageQuerySet):
    """QuerySet words for pages that are sorted by taxonomies."""

    def with_keys(self, *names: str) -> Self:
        """Fetch with each page the keys of what it has in these many-to-many fields."""
        return self.annotate(**{f"{name}_keys": _keys_of(self.model, name) for name in names})

    def with_pillars(self) -> Self:
        """Fetch the pillars' keys with each page, so that a list of cards costs one query."""
        return self.with_keys(*self._sorted_by("pillars"))

    def with_topics(self) -> Self:
        """Fetch the topics with each page, for `topic_list`."""
        return self.annotate(topic_rows=_topics_of(self.model))

    def as_cards(self) -> Self:
        return super().as_cards().with_keys(*self._sorted_by("pillars"))

    def in_full(self) -> Self:
        return super().in_full().with_keys(*self._sorted_by(*SORTED_BY)).with_topics()

    def _sorted_by(self, *names: str) -> list[str]:
        known = {field.name for field in self.model._meta.many_to_many}
        return [name for name in names if name in known]


# Expressions are the same for every queryset, and dearer to make than to use.
@cache
def _keys_of(model: type[Model], name: str) -> ArraySubquery:
    """Give the expression of the keys that a page has in a many-to-many field."""
    field = model._meta.get_field(name)
    through = field.remote_field.through
    own_key = f"{field.m2m_field_name()}_id"
    return ArraySubquery(
        through.objects.filter(**{own_key: OuterRef("pk")}).values(
            f"{field.m2m_reverse_field_name()}_id"
        )
    )


@cache
def _topics_of(model: type[Model]) -> ArraySubquery:
    """Give the expression of the topics of a page."""
    items = model.topics.through.objects.filter(content_object=OuterRef("pk"))
    topic = JSONObject(name="tag__name", slug="tag__slug")
    return ArraySubquery(items.order_by("tag__name").values(row=topic))


class SortedMixin:
    """Page side: the lists cost nothing after `as_cards` or `in_full`, else one query each."""

    def chosen(self, name: str) -> list:
        """Give the records this page has in its many-to-many field `name`, in their order."""
        keys = getattr(self, f"{name}_keys", None)
        if keys is None:
            keys = [record.pk for record in getattr(self, name).all()]
        return by_pk(self._meta.get_field(name).related_model, keys)

    @property
    def pillar_list(self) -> list[Pillar]:
        """Give the pillars of this page in their order."""
        return self.chosen("pillars")

    @property
    def topic_list(self) -> list[Tag]:
        """Give the topics of this page, by name."""
        rows = getattr(self, "topic_rows", None)
        if rows is None:
            rows = [{"name": topic.name, "slug": topic.slug} for topic in self.topics.all()]
        return [Tag(**row) for row in rows]


def by_theme(capabilities: list[Capability]) -> list[tuple[Theme, list[Capability]]]:
    """Give capabilities under their themes, both in their order."""
    themes: dict[Theme, list[Capability]] = {}
    for capability in capabilities:
        themes.setdefault(capability.theme, []).append(capability)
    return list(themes.items())
