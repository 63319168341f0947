from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from sparks.core.models import SitePage

from ..linked_data import site
from ..sections import SectionsBlock


class HomePage(SitePage):
    """The front door, built by editors from sections."""

    sections = StreamField(SectionsBlock(), blank=True, verbose_name=_("sections"))

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.PillarPage",
        "home.StandardPage",
        "home.ContactPage",
        "figures.FigureIndexPage",
        "home.ResponsePage",
        "glossary.GlossaryIndexPage",
        "help_directory.HelpIndexPage",
        "projects.ProjectIndexPage",
        "news.NewsIndexPage",
        "news.EventIndexPage",
        "news.TimelinePage",
        "recommendations.RecommendationIndexPage",
        "resources.ResourceIndexPage",
        "newsletter.NewsletterIndexPage",
    ]
    content_panels = [*SitePage.content_panels, FieldPanel("sections")]

    class Meta:
        verbose_name = _("home page")

    def json_ld(self, request) -> list[dict]:
        return site(request)
