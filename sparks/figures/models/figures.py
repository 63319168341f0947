"""Figure: what is counted, by whom, and what the number cannot say."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import PreviewableMixin

from sparks.core.addresses import listing_urls
from sparks.core.citing import Reference
from sparks.core.seo import absolute
from sparks.core.store import kept

from .points import LATEST, DataPoint

REVIEW_AHEAD = timedelta(days=30)


class FigureQuerySet(models.QuerySet):
    def published(self):
        """Figures that visitors see: those with at least one value."""
        return self.filter(models.Exists(DataPoint.objects.filter(figure=models.OuterRef("pk"))))

    def due(self):
        """Figures whose day of review has passed, or comes within 30 days."""
        return self.filter(review_by__lte=timezone.localdate() + REVIEW_AHEAD)

    def as_cards(self):
        """Figures with their values, in one query more."""
        return self.prefetch_related("points")


class Figure(PreviewableMixin, ClusterableModel):
    """A series of values with all that a number must never stand without."""

    title = models.CharField(_("title"), max_length=160, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True, blank=True)
    definition = models.TextField(_("what is counted"))
    unit = models.CharField(_("unit"), max_length=60)
    place = models.CharField(_("place"), max_length=80)
    source_name = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("address of the source"))
    caveat = models.TextField(_("caveat"))
    checked_on = models.DateField(_("last checked"))
    review_by = models.DateField(_("review by"), db_index=True)

    objects = FigureQuerySet.as_manager()

    card_template = "components/card_figure.html"

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(definition="")
                & ~models.Q(unit="")
                & ~models.Q(place="")
                & ~models.Q(source_name="")
                & ~models.Q(source_url="")
                & ~models.Q(caveat=""),
                name="figure_says_all",
            ),
            models.CheckConstraint(
                condition=models.Q(review_by__gt=models.F("checked_on")),
                name="figure_reviewed_later",
            ),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def kept(cls, pks) -> dict[int, "Figure"]:
        """Give figures with their values by key, without a query once the process knows them."""
        return _figures(tuple(sorted(set(pks))))

    def clean(self):
        self.slug = self.slug or slugify(self.title)[:80].strip("-")
        errors = {}
        if self.checked_on and self.checked_on > timezone.localdate():
            errors["checked_on"] = _("This day is still to come.")
        if self.checked_on and self.review_by and self.review_by <= self.checked_on:
            errors["review_by"] = _("The next look has to come after the last one.")
        if not self.slug:
            errors["slug"] = _("Give the address: letters, digits and hyphens.")
        if errors:
            raise ValidationError(errors)

    @cached_property
    def series(self) -> list[DataPoint]:
        """The values in order of time."""
        return sorted(self.points.all(), key=lambda point: (point.starts_on, point.ends_on))

    @property
    def has_notes(self) -> bool:
        """Say whether a note stands beside any of the values."""
        return any(point.note for point in self.series)

    @property
    def latest(self) -> DataPoint | None:
        """The newest value."""
        return self.series[-1] if self.series else None

    def point(self, period: str) -> DataPoint | None:
        """Give the value for a period's key; the newest one for LATEST or ""."""
        if period in ("", LATEST):
            return self.latest
        return next((point for point in self.series if point.period == period), None)

    @property
    def is_due(self) -> bool:
        """Say whether somebody should look at the figure again, by the same rule as `due()`."""
        return self.review_by <= timezone.localdate() + REVIEW_AHEAD

    @property
    def url(self) -> str:
        """Give the address of the figure's page; "" while there is no list of figures."""
        listing = listing_urls().get("figures", "")
        return f"{listing}{self.slug}/" if listing and self.slug else ""

    def reference(self) -> Reference:
        """Give what a reader writes under a quotation of the figure."""
        return Reference(
            key=f"figure-{self.slug}",
            kind="dataset",
            title=self.title,
            authors=(self.source_name,),
            issued=self.latest and self.latest.ends_on.year,
            url=self.source_url,
            read_at=absolute(self.url) if self.url else "",
            note=self.caveat,
        )

    def get_preview_template(self, request, mode_name) -> str:
        return "previews/figure.html"


@kept
def _figures(pks: tuple[int, ...]) -> dict[int, Figure]:
    return Figure.objects.prefetch_related("points").in_bulk(pks)
