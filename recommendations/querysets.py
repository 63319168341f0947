"""QuerySet words for recommendations."""

from datetime import date
from functools import cache

from django.db.models import Case, CharField, Exists, Model, OuterRef, Q, QuerySet, Value, When

from sparks.taxonomy.pages import SortedQuerySet

from .states import ACTIVE, State, Status


class RecommendationQuerySet(SortedQuerySet):
    def as_cards(self):
        return super().as_cards().with_state().select_related("image", "pillar")

    def in_full(self):
        return super().in_full().with_state().select_related("pillar", "source_page")

    def with_state(self):
        """Add `derived_state`, by the rule of `states.state_of`."""
        return self.annotate(derived_state=_state_of(self.model))

    def with_stale_follow_ups(self, limit: date):
        """Keep those with work going on that was last confirmed, or else listed, before `limit`.

        The rule of `Record.mark_stale`.
        """
        changes = self.model.changes.rel.related_model.objects
        listed_lately = changes.filter(
            recommendation=OuterRef("recommendation"),
            follow_up=OuterRef("translation_key"),
            number=1,
            recorded_at__date__gte=limit,
        )
        on_record = changes.filter(
            recommendation=OuterRef("recommendation"), follow_up=OuterRef("translation_key")
        )
        unconfirmed = Q(confirmed_on=None) & Exists(on_record) & ~Exists(listed_lately)
        stale = Q(confirmed_on__lt=limit) | unconfirmed
        return self.filter(Exists(_follow_ups_of(self.model).filter(stale, status__in=ACTIVE)))


@cache
def _state_of(model: type[Model]) -> Case:
    """Give the expression of the state: always the same, and dearer to make than to use."""
    follow_ups = _follow_ups_of(model)
    return Case(
        When(Exists(follow_ups.filter(status=Status.DONE)), then=Value(State.DELIVERED)),
        When(Exists(follow_ups.filter(status__in=ACTIVE)), then=Value(State.IN_PROGRESS)),
        default=Value(State.NO_ACTION),
        output_field=CharField(),
    )


def _follow_ups_of(model: type[Model]) -> QuerySet:
    return model.follow_ups.rel.related_model.objects.filter(recommendation=OuterRef("pk"))
