"""Pillars, audiences and programmes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import PreviewableMixin, TranslatableMixin


class Pillar(PreviewableMixin, TranslatableMixin, models.Model):
    """One of the four parts of the work. Colour and shape belong to the slug (css/tokens.css)."""

    class Slug(models.TextChoices):
        PREVENTION = "prevention", _("Prevention")
        DETECTION = "detection", _("Detection")
        INVESTIGATION = "investigation", _("Investigation")
        SUPPORT = "support", _("Support for victims and survivors")

    slug = models.CharField(
        _("key"), max_length=20, choices=Slug, help_text=_("Decides colour and shape.")
    )
    title = models.CharField(_("title"), max_length=60)
    sentence = models.CharField(
        _("in one sentence"), max_length=200, help_text=_("What this part of the work is for.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")]),
        FieldPanel("title"),
        FieldPanel("sentence"),
    ]

    class Meta:
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")
        ordering = ["sort_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="pillar_translation"
            ),
            models.UniqueConstraint(fields=["slug", "locale"], name="pillar_slug"),
        ]

    def __str__(self):
        return self.title

    def get_preview_template(self, request, mode_name):
        return "previews/pillar.html"


class Audience(TranslatableMixin, models.Model):
    """Who something is made for."""

    slug = models.SlugField(_("key"), max_length=40)
    title = models.CharField(_("title"), max_length=60)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")]),
    ]

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering = ["sort_order", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="audience_translation"
            ),
            models.UniqueConstraint(fields=["slug", "locale"], name="audience_slug"),
        ]

    def __str__(self):
        return self.title


class Programme(TranslatableMixin, models.Model):
    """A funding programme, such as Horizon Europe."""

    code = models.SlugField(
        _("code"), max_length=30, help_text=_("As funders write it: isf-police")
    )
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("code"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="programme_translation"
            ),
            models.UniqueConstraint(fields=["code", "locale"], name="programme_code"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="programme_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.name
