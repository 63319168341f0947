"""What an editor decides about the newsletter as a whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="mail")
class NewsletterSettings(BaseSiteSetting):
    """Sender, imprint, second person, digests."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    sender_name = models.CharField(_("sender"), max_length=60, default="Sparks in the Dark")
    reply_to = models.EmailField(
        _("answers go to"), blank=True, help_text=_("Empty: to the sender's address.")
    )
    imprint = models.TextField(
        _("imprint"),
        blank=True,
        help_text=_("Who sends this, with a postal address: at the end of every issue."),
    )
    needs_second_person = models.BooleanField(
        _("a second person approves each issue"), default=False
    )
    sends_digests = models.BooleanField(_("digests write themselves"), default=True)
    digest_weekday = models.PositiveSmallIntegerField(
        _("weekly digest on"), choices=Weekday, default=Weekday.THURSDAY
    )
    digest_hour = models.PositiveSmallIntegerField(
        _("digest at (hour, UTC)"), default=7, help_text=_("0 to 23. Monthly: on the first day.")
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("sender_name"), FieldPanel("reply_to"), FieldPanel("imprint")],
            heading=_("Who writes"),
        ),
        MultiFieldPanel([FieldPanel("needs_second_person")], heading=_("Release")),
        MultiFieldPanel(
            [
                FieldPanel("sends_digests"),
                FieldRowPanel([FieldPanel("digest_weekday"), FieldPanel("digest_hour")]),
            ],
            heading=_("Digests"),
        ),
    ]

    class Meta:
        verbose_name = _("newsletter settings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(digest_hour__lte=23), name="newsletter_digest_hour"
            )
        ]
