"""QuerySet words for resources."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from sparks.taxonomy.pages import SortedQuerySet


class ResourceQuerySet(SortedQuerySet):
    def as_cards(self):
        return super().as_cards().with_languages()

    def with_organisation_names(self):
        """Fetch the names of the organisations with each resource."""
        made_by = self.model.organisations.through.objects.filter(resourcepage=OuterRef("pk"))
        names = made_by.order_by("organisation__name").values("organisation__name")
        return self.annotate(organisation_names=ArraySubquery(names))

    def with_languages(self):
        """Fetch the languages of the files with each resource."""
        files = self.model.files.rel.related_model.objects.filter(page=OuterRef("pk"))
        return self.annotate(
            language_codes=ArraySubquery(files.order_by("sort_order").values("language"))
        )
