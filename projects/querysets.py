"""QuerySet words for projects."""

from django.db.models import Case, CharField, Count, Q, Value, When
from django.utils import timezone

from sparks.taxonomy.pages import SortedQuerySet


class ProjectQuerySet(SortedQuerySet):
    def in_full(self):
        return super().in_full().select_related("programme")

    def with_status(self):
        """Add `derived_status`, by the same rule as `ProjectPage.status`."""
        today = timezone.localdate()
        return self.annotate(
            derived_status=Case(
                When(start_on__gt=today, then=Value("planned")),
                When(end_on__lt=today, then=Value("ended")),
                When(
                    Q(start_on__isnull=True) | Q(kind="eu_project"),
                    end_on__isnull=True,
                    then=Value("unknown"),
                ),
                default=Value("running"),
                output_field=CharField(),
            )
        )

    def with_country_count(self):
        """Add `country_count`: how many countries take part."""
        return self.annotate(
            country_count=Count("participations__organisation__country", distinct=True)
        )

    def unconfirmed_since(self, moment):
        """Projects whose team has not confirmed their page since `moment`."""
        return self.filter(Q(last_confirmed_at__lt=moment) | Q(last_confirmed_at__isnull=True))
