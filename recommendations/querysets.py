"""QuerySet words for recommendations."""

from django.db.models import Case, CharField, Exists, OuterRef, Value, When

from sparks.taxonomy.pages import SortedQuerySet


class RecommendationQuerySet(SortedQuerySet):
    def as_cards(self):
        return super().as_cards().with_state().select_related("image", "pillar")

    def in_full(self):
        return super().in_full().with_state().select_related("pillar", "source_page")

    def with_state(self):
        """Add `derived_state`, by the rule of `RecommendationPage.state`."""
        follow_ups = self.model.follow_ups.rel.related_model.objects.filter(
            recommendation=OuterRef("pk")
        )
        return self.annotate(
            derived_state=Case(
                When(Exists(follow_ups.filter(status="done")), then=Value("delivered")),
                When(
                    Exists(follow_ups.filter(status__in=["planned", "under_way"])),
                    then=Value("in_progress"),
                ),
                default=Value("no_action"),
                output_field=CharField(),
            )
        )
