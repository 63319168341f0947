"""QuerySet words for resources."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from sparks.taxonomy.pages import SortedQuerySet


class ResourceQuerySet(SortedQuerySet):
    def as_cards(self):
        return super().as_cards().with_languages()

    def with_languages(self):
        """Fetch the languages of the files with each resource."""
        files = self.model.files.rel.related_model.objects.filter(page=OuterRef("pk"))
        return self.annotate(
            language_codes=ArraySubquery(files.order_by("sort_order").values("language"))
        )
