"""Issues to render: one with everything an issue can hold, and a digest."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, Site

from newsletter.models import IssuePage, NewsletterSettings
from tests.conftest import copy_of, make_home, make_pillars
from tests.factories import pages, records

ADDRESS = "https://sparks.example"
IMPRINT = "Sparks in the Dark\nRue des Étoiles 1, 1000 Brussels"


@pytest.fixture(autouse=True)
def _address(settings):
    settings.WAGTAILADMIN_BASE_URL = ADDRESS
    settings.NEWSLETTER_FROM = "news@sparks.example"
    settings.NEWSLETTER_UNSUBSCRIBE_ADDRESS = "unsubscribe@sparks.example"


@pytest.fixture
def imprint(home):
    """The settings as an editor has filled them in."""
    return NewsletterSettings.objects.create(
        site=Site.objects.get(is_default_site=True), imprint=IMPRINT, reply_to="team@sparks.example"
    )


@pytest.fixture(scope="module")
def made(module_db):
    """A site with a page of each kind that an issue can show, made once for a module."""
    home, pillars = make_home(), make_pillars()
    indexes = {
        name: factory(parent=home, title=name.capitalize()) for name, factory in INDEXES.items()
    }
    library = make_library(indexes, pillars)
    return {"home": home, "pillars": pillars, "library": library, **indexes}


INDEXES = {
    "projects": pages.ProjectIndexPageFactory,
    "news": pages.NewsIndexPageFactory,
    "events": pages.EventIndexPageFactory,
    "recommendations": pages.RecommendationIndexPageFactory,
    "resources": pages.ResourceIndexPageFactory,
}


home = copy_of("home")
pillars = copy_of("pillars")
news_index = copy_of("news")
event_index = copy_of("events")
project_index = copy_of("projects")
recommendation_index = copy_of("recommendations")
resource_index = copy_of("resources")
library = copy_of("library")


def make_library(indexes: dict, pillars: dict) -> dict:
    """Make these pages."""
    found = {
        "article": pages.ArticlePageFactory(
            parent=indexes["news"],
            title="What 32 million reports mean",
            lead="A number, where it comes from, and what it does not say.",
            published_on=date(2026, 11, 3),
            source_name="An agency",
        ),
        "event": pages.EventPageFactory(
            parent=indexes["events"],
            title="Editorial hour",
            lead="Bring a page you are not sure about.",
            online_url="https://example.org/room",
            starts_at=datetime(2030, 5, 20, 8, 0, tzinfo=UTC),
        ),
        "project": pages.ProjectPageFactory(
            parent=indexes["projects"], title="Forensics on mobile devices", acronym="FORMOBILE"
        ),
        "recommendation": pages.RecommendationPageFactory(
            parent=indexes["recommendations"],
            title="Help before harm",
            statement="Offer help to people who worry about their own thoughts, before harm.",
            pillar=pillars["prevention"],
        ),
        "resource": pages.ResourcePageFactory(
            parent=indexes["resources"],
            title="Words to use",
            abstract="Which words help, which hurt, and why.",
        ),
    }
    for kind, key in {"article": "detection", "event": "support", "resource": "support"}.items():
        found[kind].pillars.add(pillars[key])
        found[kind].save()
    found["project"].pillars.add(pillars["investigation"])
    found["project"].topics.add("forensics")
    found["project"].save()
    publish(found.values(), timezone.now() - timedelta(minutes=1))
    return found


def publish(some_pages, when) -> None:
    """Set when pages were first published."""
    for page in some_pages:
        type(page).objects.filter(pk=page.pk).update(first_published_at=when)


@pytest.fixture
def image(db):
    return records.SiteImageFactory()


def chosen(page, note: str = "") -> dict:
    """Give the value of a block that shows a page."""
    return {"page": page.page_ptr, "note": note}


@pytest.fixture
def full_body(library, image, home):
    """Every block there is, some twice."""
    links = (
        f'<p>We have <a linktype="page" id="{library["article"].pk}">looked at a number</a> & asked'
        ' <b>three people</b> about it: <a href="https://example.org/report?a=1&amp;b=2">the report'
        " of the agency</a> says where it comes from, which is more than most do.</p>"
        "<ul><li>One point, which is long enough that a text of seventy-two columns must break its"
        " line once</li><li>Another</li></ul>"
    )
    return [
        ("text", links),
        ("heading", "New on the site"),
        ("article", chosen(library["article"])),
        ("event", chosen(library["event"], "Come with a page you are not sure about.")),
        ("picture", {"image": image, "caption": "The night above the house"}),
        ("heading", "To use & to pass on"),
        ("project", chosen(library["project"])),
        ("recommendation", chosen(library["recommendation"])),
        ("resource", chosen(library["resource"])),
        (
            "figure",
            {
                "items": [
                    {"value": "26", "label": "capabilities", "source": "WeProtect, 2024"},
                    {"value": "1 in 5", "label": "children, on average", "source": "Council, 2010"},
                ]
            },
        ),
        ("call", {"label": "Find projects near you", "page": home.page_ptr, "url": ""}),
    ]


@pytest.fixture
def issue(newsletter_index, full_body, imprint):
    page = pages.IssuePageFactory(
        parent=newsletter_index,
        title="First light: what we found & what comes next",
        slug="first-light",
        preheader="A number explained, an hour for editors, and words to use.",
        intro='<p>Good morning. This is the <i>first</i> letter; <a href="https://example.org/why">why'
        " we write it</a> is told elsewhere.</p>",
        body=full_body,
    )
    page.save_revision()
    publish([page], timezone.now() - timedelta(minutes=1))
    return IssuePage.objects.get(pk=page.pk)


@pytest.fixture
def german(settings, db):
    """A second language of the site."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("de", "German")]
    return Locale.objects.create(language_code="de")
