from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from .. import states
from ..who import WhoMixin


class FollowUp(WhoMixin, TranslatableMixin, Orderable):
    """What somebody does, or did, about a recommendation."""

    Status = states.Status

    recommendation = ParentalKey(
        "recommendations.RecommendationPage", on_delete=models.CASCADE, related_name="follow_ups"
    )
    project = models.ForeignKey(
        "projects.ProjectPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="follow_ups",
        verbose_name=_("project"),
    )
    organisation = models.ForeignKey(
        "projects.Organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="follow_ups",
        verbose_name=_("organisation"),
    )
    name = models.CharField(
        _("name"),
        max_length=160,
        blank=True,
        help_text=_("When neither of the two is listed here."),
    )
    what = models.TextField(_("what"), max_length=400)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.UNDER_WAY)
    since = models.DateField(_("since"), null=True, blank=True)
    link = models.URLField(_("link"), blank=True)
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("project"), FieldPanel("organisation")]),
        FieldPanel("name"),
        FieldPanel("what", help_text=_("One or two sentences: what is done, and where to see it.")),
        FieldRowPanel([FieldPanel("status"), FieldPanel("since"), FieldPanel("confirmed_on")]),
        FieldPanel("link"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="follow_up_translation"
            )
        ]

    def __str__(self):
        return f"{self.who}: {self.get_status_display()}"

    def clean(self):
        super().clean()
        if not (self.project_id or self.organisation_id or self.name):
            raise ValidationError(
                {"name": _("Say who does it: a project, an organisation or a name.")}
            )
