"""The skeleton of a new site and its demo content."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from news.models import ArticlePage, EventPage, Milestone
from projects.models import Organisation, ProjectPage
from recommendations.models import FollowUp, RecommendationPage
from resources.models import ResourcePage
from sparks.accounts.models import User
from sparks.figures.models import Figure
from sparks.help.models import HelpService
from sparks.home.demo import DEMO_ACCOUNTS
from sparks.home.demo.load import load_demo
from sparks.home.foundation import found_site
from sparks.home.models import CapabilityPage, HomePage
from sparks.search.models import Word
from sparks.taxonomy.models import Capability, Pillar

pytestmark = pytest.mark.django_db

AT_LEAST = {
    ProjectPage: 14,
    ArticlePage: 15,
    EventPage: 8,
    RecommendationPage: 20,
    ResourcePage: 18,
    CapabilityPage: 26,
    Organisation: 40,
    Milestone: 10,
}


def test_a_new_site_stands_on_its_home_page():
    home = found_site()
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert Pillar.objects.count() == 4
    assert Capability.objects.count() == 26
    assert home.get_children().live().count() == 12
    assert not Page.objects.filter(content_type__model="page", depth__gt=1).exists()


def test_founding_a_site_twice_changes_nothing():
    found_site()
    before = list(Page.objects.values_list("pk", "title", "latest_revision_id"))
    found_site()
    assert list(Page.objects.values_list("pk", "title", "latest_revision_id")) == before


def test_the_demo_content_is_whole_and_loads_only_once():
    load_demo(progress=str)
    counts = {model: model.objects.live().count() for model in AT_LEAST if issubclass(model, Page)}
    counts |= {model: model.objects.count() for model in (Organisation, Milestone)}
    assert {m.__name__: n for m, n in counts.items() if n < AT_LEAST[m]} == {}
    assert set(RecommendationPage.objects.values_list("pillar__slug", flat=True)) == set(
        Pillar.Slug.values
    )
    assert {page.state for page in RecommendationPage.objects.all()} == {
        "no_action",
        "in_progress",
        "delivered",
    }
    assert FollowUp.objects.exists()
    assert {service.is_shown for service in HelpService.objects.all()} == {True, False}
    assert all(service.name.endswith("(example)") for service in HelpService.objects.all())
    assert {figure.is_due for figure in Figure.objects.published()} == {True, False}
    assert User.objects.count() == len(DEMO_ACCOUNTS)
    assert Word.objects.get(language="en", word="prevention").documents > 1
    home = HomePage.objects.get()
    home.title = "Edited"
    home.save_revision().publish()
    revisions = dict(Page.objects.values_list("pk", "latest_revision_id"))

    load_demo(progress=str)

    assert dict(Page.objects.values_list("pk", "latest_revision_id")) == revisions
    assert HomePage.objects.get().title == "Edited"


def test_demo_passwords_are_refused_only_for_being_made_of_the_name_of_the_site():
    for email, password, _role in DEMO_ACCOUNTS:
        with pytest.raises(ValidationError) as refused:
            validate_password(password, User(email=email))
        assert [error.code for error in refused.value.error_list] == ["password_from_context"]
