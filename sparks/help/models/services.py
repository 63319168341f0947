"""HelpService: who helps, how they are reached, and when somebody last checked that."""

import re
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Locale, TranslatableMixin

from sparks.core.places import locales
from sparks.taxonomy.countries import name_of

VERIFY_EVERY = timedelta(days=180)
NOT_DIALLED = re.compile(r"[^+\d]")


def last_good_day() -> date:
    """Give the day before which nothing may have been checked for the last time."""
    return timezone.localdate() - VERIFY_EVERY


class HelpServiceQuerySet(models.QuerySet):
    def shown(self):
        """Services that visitors see: somebody checked them within the last 180 days."""
        return self.filter(verified_on__gte=last_good_day())

    def to_verify(self):
        """Services that visitors do not see, or no longer: nobody checked them lately."""
        return self.exclude(verified_on__gte=last_good_day())

    def in_language(self, locale: Locale):
        """Services in the words of `locale`; in the default language where there are none yet."""
        own = self.filter(locale=locale)
        default = locales().get(settings.LANGUAGE_CODE)
        if default in (None, locale):
            return own
        rest = self.filter(locale=default).exclude(
            translation_key__in=self.model.objects.filter(locale=locale).values("translation_key")
        )
        return own | rest


class HelpService(TranslatableMixin, models.Model):
    """A hotline, a helpline or another place that helps people."""

    class Kind(models.TextChoices):
        REPORT = "report", _("Report material")
        CHILDREN = "children", _("Helpline for children")
        ADULTS = "adults", _("Helpline for adults")
        THOUGHTS = "thoughts", _("Help for people worried about their own thoughts")
        VICTIMS = "victims", _("Victim support")
        POLICE = "police", _("Police")

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    country = CountryField(
        _("country"), blank=True, blank_label=_("Several countries, or the whole EU")
    )
    phone = models.CharField(
        _("phone"),
        max_length=30,
        blank=True,
        validators=[RegexValidator(r"^\+?\d[\d ()/-]*$", _("Digits and spaces, please."))],
    )
    url = models.URLField(_("website"), blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    languages = models.CharField(_("languages spoken"), max_length=120, blank=True)
    is_free = models.BooleanField(_("costs nothing"), default=False)
    is_anonymous = models.BooleanField(_("anonymous"), default=False)
    verified_on = models.DateField(_("last verified"), null=True, blank=True)
    source = models.URLField(_("source"))

    objects = HelpServiceQuerySet.as_manager()

    panels = [
        FieldPanel("name", help_text=_("As the service writes it.")),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("country")]),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("phone", help_text=_("As one dials it in that country.")),
                        FieldPanel("url", help_text=_("Where one calls, chats or reports.")),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("hours", help_text=_("Day and night, or: Mondays, 9 to 17")),
                        FieldPanel("languages", help_text=_("German, English")),
                    ]
                ),
                FieldRowPanel([FieldPanel("is_free"), FieldPanel("is_anonymous")]),
            ],
            heading=_("How it is reached"),
            help_text=_("Say only what the service says of itself; leave out what is not known."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("source", help_text=_("The page on which the service says all this.")),
                FieldPanel(
                    "verified_on",
                    help_text=_(
                        "When somebody last called or looked and found all of it true. Visitors no "
                        "longer see the service 180 days after that, nor before the first time."
                    ),
                ),
            ],
            heading=_("How we know"),
        ),
    ]

    class Meta:
        verbose_name = _("help service")
        verbose_name_plural = _("help services")
        ordering = ["country", "kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="help_service_translation"
            ),
            models.CheckConstraint(
                condition=~models.Q(phone="", url=""), name="help_service_is_reached"
            ),
        ]
        indexes = [models.Index(fields=["verified_on"], name="help_service_verified")]

    def __str__(self):
        return self.name

    def clean(self):
        errors = {}
        if not self.phone and not self.url:
            errors["phone"] = _("Say how the service is reached: a number or a website.")
        if self.verified_on and self.verified_on > timezone.localdate():
            errors["verified_on"] = _("This day is still to come.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_shown(self) -> bool:
        """Say whether visitors see the service today, by the same rule as `shown()`."""
        return self.verified_on is not None and self.verified_on >= last_good_day()

    @property
    def where(self) -> str:
        """Give the country in the reader's language, or the words for several."""
        return name_of(self.country.code) if self.country else str(_("Several countries"))

    @property
    def phone_url(self) -> str:
        """Give the address that dials the number; "" without one."""
        return f"tel:{NOT_DIALLED.sub('', self.phone)}" if self.phone else ""
