"""Frameworks of themes and capabilities: data with a version, so that another fits beside it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin


class Framework(models.Model):
    """A published framework, such as the WeProtect Global Strategic Response."""

    slug = models.SlugField(_("key"), max_length=40)
    name = models.CharField(_("name"), max_length=120)
    version = models.CharField(_("version"), max_length=20)
    is_current = models.BooleanField(_("current"), default=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("version"), FieldPanel("is_current")]),
    ]

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        ordering = ["name", "version"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="framework_version")
        ]

    def __str__(self):
        return f"{self.name} ({self.version})"


class Theme(TranslatableMixin, models.Model):
    """A group of capabilities."""

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="themes", verbose_name=_("framework")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=120)

    panels = [FieldRowPanel([FieldPanel("framework"), FieldPanel("number")]), FieldPanel("title")]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["framework", "number"]
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="theme_translation"),
            models.UniqueConstraint(fields=["framework", "number", "locale"], name="theme_number"),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}"


class Capability(TranslatableMixin, models.Model):
    """Something a country or an organisation is able to do against abuse."""

    theme = models.ForeignKey(
        Theme, on_delete=models.PROTECT, related_name="capabilities", verbose_name=_("theme")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=160)

    panels = [FieldRowPanel([FieldPanel("theme"), FieldPanel("number")]), FieldPanel("title")]

    class Meta:
        verbose_name = _("capability")
        verbose_name_plural = _("capabilities")
        ordering = ["theme", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="capability_translation"
            ),
            models.UniqueConstraint(fields=["theme", "number"], name="capability_number"),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}"
