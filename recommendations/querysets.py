"""QuerySet words for recommendations."""

from datetime import date

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from sparks.taxonomy.pages import SortedQuerySet

from .states import ACTIVE, State, Status


class RecommendationQuerySet(SortedQuerySet):
    def as_cards(self):
        return super().as_cards().with_state().select_related("image", "pillar")

    def in_full(self):
        return super().in_full().with_state().select_related("pillar", "source_page")

    def with_state(self):
        """Add `derived_state`, by the rule of `states.state_of`."""
        follow_ups = self._follow_ups()
        return self.annotate(
            derived_state=Case(
                When(Exists(follow_ups.filter(status=Status.DONE)), then=Value(State.DELIVERED)),
                When(Exists(follow_ups.filter(status__in=ACTIVE)), then=Value(State.IN_PROGRESS)),
                default=Value(State.NO_ACTION),
                output_field=CharField(),
            )
        )

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
        return self.filter(Exists(self._follow_ups().filter(stale, status__in=ACTIVE)))

    def _follow_ups(self):
        model = self.model.follow_ups.rel.related_model
        return model.objects.filter(recommendation=OuterRef("pk"))
