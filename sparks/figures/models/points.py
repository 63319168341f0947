"""DataPoint: one value of a series."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from .. import periods
from ..fields import PlainDecimalField

LATEST = "latest"  # stands for the newest value, whichever that is when somebody reads


class DataPoint(models.Model):
    """What was counted in one period."""

    class Precision(models.TextChoices):
        EXACT = "exact", _("exactly")
        MORE = "more", _("more than")
        ABOUT = "about", _("about")

    figure = ParentalKey("figures.Figure", on_delete=models.CASCADE, related_name="points")
    period = periods.PeriodField(
        _("period"), max_length=21, help_text=_("2019, 2014–2020, 2019-05")
    )
    label = models.CharField(
        _("label"), max_length=40, blank=True, help_text=_("Instead of the period: 2019/20")
    )
    starts_on = models.DateField(editable=False)
    ends_on = models.DateField(editable=False)
    precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, default=Precision.EXACT
    )
    value = PlainDecimalField(
        _("value"), max_digits=18, decimal_places=4, validators=[MinValueValidator(Decimal(0))]
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    breaks_before = models.BooleanField(
        _("break in the series before this value"),
        default=False,
        help_text=_("From here on it is counted otherwise; say how in the note."),
    )

    panels = [
        FieldRowPanel([FieldPanel("period"), FieldPanel("label")]),
        FieldRowPanel([FieldPanel("precision"), FieldPanel("value")]),
        FieldRowPanel([FieldPanel("note"), FieldPanel("breaks_before")]),
    ]

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ["starts_on", "ends_on"]
        # Not a UniqueConstraint: the formset of the editor checks only this kind.
        unique_together = [("figure", "period")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on")), name="point_period_in_order"
            ),
            models.CheckConstraint(condition=~models.Q(period=""), name="point_has_period"),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="point_not_negative"),
        ]

    def __str__(self):
        return self.when

    def save(self, *args, **kwargs):
        self.place_in_time()
        return super().save(*args, **kwargs)

    def clean(self):
        if self.period:
            self.place_in_time()

    def place_in_time(self) -> None:
        """Set first and last day from the period. Raises ValidationError where it is none."""
        found = periods.read(self.period)
        self.period, self.starts_on, self.ends_on = found.key, found.starts_on, found.ends_on

    @property
    def when(self) -> str:
        """Give the label, or the period in words."""
        return self.label or periods.read(self.period).words

    @property
    def plain(self) -> str:
        """Give the value as digits with a decimal point, without zeros that say nothing."""
        text = f"{self.value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    @property
    def number(self) -> str:
        """Give the value as one writes it in the reader's language."""
        return number_format(self.plain, use_l10n=True, force_grouping=True)

    def words(self, unit: str) -> str:
        """Give value and unit as one writes them in a sentence."""
        is_exact = self.precision == self.Precision.EXACT
        told = self.number if is_exact else f"{self.get_precision_display()} {self.number}"
        return f"{told}%" if unit == "%" else f"{told} {unit}"
