"""Issues: what is written once, mailed to many, and kept as a page."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from sparks.core.models import SitePage

from ..blocks import IssueBodyBlock
from .subscribers import Rhythm


class IssuePage(SitePage):
    """One issue of the newsletter in one language; translations are its language variants.

    `title` is the subject of the mail. The page is published when the issue is sent.
    """

    class Kind(models.TextChoices):
        ISSUE = "issue", _("Issue")
        WEEKLY = "weekly", _("Weekly digest")
        MONTHLY = "monthly", _("Monthly digest")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ISSUE)
    preheader = models.CharField(
        _("preheader"),
        max_length=150,
        help_text=_("What an inbox shows after the subject: why to open it, in one sentence."),
    )
    intro = RichTextField(_("introduction"), features=["bold", "italic", "link"], blank=True)
    body = StreamField(IssueBodyBlock(), verbose_name=_("content"), blank=True)
    audience_rhythms = ArrayField(
        models.CharField(max_length=10, choices=Rhythm),
        default=list,
        blank=True,
        verbose_name=_("to those who want"),
        help_text=_("Nothing chosen: those who want each issue."),
    )
    audience_pillars = ParentalManyToManyField(
        "taxonomy.Pillar",
        blank=True,
        related_name="+",
        verbose_name=_("to those interested in pillars"),
        help_text=_("Nothing chosen: everybody. Who chose no pillar is interested in all."),
    )
    audience_topics = ParentalManyToManyField(
        "taxonomy.Topic",
        blank=True,
        related_name="+",
        verbose_name=_("to those interested in topics"),
    )

    parent_page_types = ["newsletter.NewsletterIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("newsletter issue")
        verbose_name_plural = _("newsletter issues")

    @property
    def kind_label(self) -> str:
        return self.get_kind_display()

    @property
    def summary(self) -> str:
        return self.search_description or self.preheader
