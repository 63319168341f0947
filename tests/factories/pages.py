"""Pages of every type, each with only what its form demands. Parents come from fixtures."""

from datetime import UTC, date, datetime

import factory
import wagtail_factories
from wagtail.signal_handlers import disable_reference_index_auto_update

from news.models import ArticlePage, EventIndexPage, EventPage, NewsIndexPage
from newsletter.models import IssuePage, NewsletterIndexPage
from projects.models import ProjectIndexPage, ProjectPage
from recommendations.models import RecommendationIndexPage, RecommendationPage
from resources.models import ResourceIndexPage, ResourcePage
from sparks.home.models import (
    CapabilityPage,
    ContactPage,
    HomePage,
    PillarPage,
    ResponsePage,
    StandardPage,
)


class PageFactory(wagtail_factories.PageFactory):
    """Makes pages without noting what they refer to: a fifth of the work, and few tests ask.

    Those that do save the page again, or call ReferenceIndex.create_or_update_for_object.
    """

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        with disable_reference_index_auto_update():
            return super()._create_instance(model_class, parent, kwargs)


def page_factory(page_model, title: str, **fields) -> type[factory.Factory]:
    """Make a factory for a page type whose pages are called "<title> 1", "<title> 2", ..."""
    meta = type("Meta", (), {"model": page_model})
    number = {"title": factory.Sequence(lambda n: f"{title} {n}")}
    return type(
        f"{page_model.__name__}Factory",
        (PageFactory,),
        {"Meta": meta, **number, **fields},
    )


HomePageFactory = page_factory(HomePage, "Home")
StandardPageFactory = page_factory(StandardPage, "Page", lead="What this page says.")
PillarPageFactory = page_factory(PillarPage, "Pillar")
ContactPageFactory = page_factory(ContactPage, "Contact")
ResponsePageFactory = page_factory(ResponsePage, "Response map", slug="response")
CapabilityPageFactory = page_factory(CapabilityPage, "Capability", lead="What one can do.")

ProjectIndexPageFactory = page_factory(ProjectIndexPage, "Projects", slug="projects")
NewsIndexPageFactory = page_factory(NewsIndexPage, "News", slug="news")
EventIndexPageFactory = page_factory(EventIndexPage, "Events", slug="events")
RecommendationIndexPageFactory = page_factory(
    RecommendationIndexPage, "Recommendations", slug="recommendations"
)
ResourceIndexPageFactory = page_factory(ResourceIndexPage, "Resources", slug="resources")

ProjectPageFactory = page_factory(
    ProjectPage,
    "Project",
    tagline="What it is for.",
    short_version="The problem. The work. The result.",
)
ArticlePageFactory = page_factory(
    ArticlePage, "Article", lead="What happened.", published_on=date(2026, 1, 15)
)
EventPageFactory = page_factory(
    EventPage,
    "Event",
    lead="Who should come.",
    starts_at=datetime(2030, 5, 20, 8, 0, tzinfo=UTC),
    ends_at=datetime(2030, 5, 20, 15, 0, tzinfo=UTC),
)
RecommendationPageFactory = page_factory(
    RecommendationPage,
    "Recommendation",
    statement="Somebody should do something.",
    rationale="<p>Because it helps.</p>",
    source_text="A report",
    year=2024,
)
ResourcePageFactory = page_factory(ResourcePage, "Resource", abstract="What it is.")

NewsletterIndexPageFactory = page_factory(NewsletterIndexPage, "Newsletter", slug="newsletter")
IssuePageFactory = page_factory(IssuePage, "Issue", preheader="What is new.")
