"""Milestone: something that happened, or is to happen, in the policy of this field."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin

from sparks.core.blocks.text import PLAIN_RICH_TEXT
from sparks.core.plain import plain_text

from ..dates import PartialDate, check
from ..querysets import MilestoneQuerySet

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Milestone(TranslatableMixin, models.Model):
    """One entry of the policy timeline. What is unknown of its date stays empty."""

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    month = models.PositiveSmallIntegerField(
        _("month"), null=True, blank=True, choices=list(MONTHS.items())
    )
    day = models.PositiveSmallIntegerField(
        _("day"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    title = models.CharField(_("title"), max_length=140)
    text = RichTextField(_("text"), features=PLAIN_RICH_TEXT, blank=True)
    source = models.CharField(_("source"), max_length=160)
    url = models.URLField(_("address of the source"), blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("page of this site"),
    )
    pillar = models.ForeignKey(
        "taxonomy.Pillar",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="milestones",
        verbose_name=_("pillar"),
    )

    objects = MilestoneQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("year"), FieldPanel("month"), FieldPanel("day")])],
            heading=_("When"),
            help_text=_(
                "Enter as much as the source says and no more. Only the year is known? Leave month "
                "and day empty: visitors read “2011”. Year and month: “June 2024”."
            ),
        ),
        FieldPanel("title", help_text=_("What happened, or is planned, in one line.")),
        FieldPanel("text", help_text=_("Two or three sentences: what it says, why it matters.")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("source"), FieldPanel("url")]),
                FieldPanel("page", help_text=_("Where this site says more about it, if it does.")),
            ],
            heading=_("How we know, and where to read on"),
        ),
        FieldPanel("pillar", help_text=_("Leave empty what concerns all four.")),
    ]

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = [
            "-year",
            models.F("month").desc(nulls_last=True),
            models.F("day").desc(nulls_last=True),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="milestone_translation"
            ),
            models.CheckConstraint(
                condition=models.Q(month__isnull=True) | models.Q(month__range=(1, 12)),
                name="milestone_month_exists",
            ),
            models.CheckConstraint(
                condition=models.Q(day__isnull=True)
                | models.Q(day__range=(1, 31), month__isnull=False),
                name="milestone_day_is_in_a_month",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        check(self.year, self.month, self.day)

    @property
    def date(self) -> PartialDate:
        """Give the date with as much as is known."""
        return PartialDate(self.year, self.month, self.day)

    @property
    def iso_date(self) -> str:
        """Give the date in ISO 8601, as long as it is known: 2011, 2024-06, 2020-07-24."""
        return self.date.iso

    @property
    def is_coming(self) -> bool:
        """Say whether the day, month or year is still to begin; the rule of `coming`."""
        return self.date.first_day > timezone.localdate()

    @property
    def plain_text(self) -> str:
        """Give the text in one line without markup, for files."""
        return " ".join(plain_text(self.text).split())
