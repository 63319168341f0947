"""Issues: what is written once, mailed to many, and kept as a page."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from sparks.core.fields import words_of
from sparks.core.models import SitePage

from .. import previews
from ..archive import news_article, surroundings
from ..blocks import IssueBodyBlock
from ..issue_form import IssueForm
from ..panels import ISSUE_PANELS
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

    base_form_class = IssueForm

    parent_page_types = ["newsletter.NewsletterIndexPage"]
    subpage_types = []
    card_template = "components/card_issue.html"
    og_type = "article"
    content_panels = ISSUE_PANELS
    promote_panels = [FieldPanel("slug", help_text=_("Made from the subject."))]
    settings_panels = []  # it is published when it is sent, neither before nor by the clock
    search_fields = [*SitePage.search_fields, index.SearchField("preheader")]

    class Meta:
        verbose_name = _("newsletter issue")
        verbose_name_plural = _("newsletter issues")

    @property
    def kind_label(self) -> str:
        return self.get_kind_display()

    @property
    def summary(self) -> str:
        return self.search_description or self.preheader

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **surroundings(self)}

    def json_ld(self, request) -> list[dict]:
        return [news_article(self, request)]

    def search_text(self) -> str:
        return " ".join([self.preheader, self.intro, words_of(self.body)])

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return previews.MODES

    def serve_preview(self, request, mode_name):
        """Show the web version as any page, and the mail as mail programs would."""
        shown = previews.mail_preview(self, request, mode_name)
        return shown or super().serve_preview(request, mode_name)
