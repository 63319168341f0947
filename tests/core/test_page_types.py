"""Where pages of each type may be created: under their own parent and nowhere else."""

import pytest
from django.apps import apps
from django.template.loader import get_template
from wagtail.models import Page

from sparks.core.models import SitePage

HOME, ROOT, PLAIN = "home.HomePage", "wagtailcore.Page", "home.StandardPage"
PARENTS = {
    HOME: {ROOT},
    "home.PillarPage": {HOME},
    "home.ContactPage": {HOME},
    PLAIN: {HOME, PLAIN},
    "figures.FigureIndexPage": {HOME},
    "home.ResponsePage": {HOME},
    "home.CapabilityPage": {"home.ResponsePage"},
    "glossary.GlossaryIndexPage": {HOME},
    "help_directory.HelpIndexPage": {HOME},
    "projects.ProjectIndexPage": {HOME},
    "projects.ProjectPage": {"projects.ProjectIndexPage"},
    "news.NewsIndexPage": {HOME},
    "news.ArticlePage": {"news.NewsIndexPage"},
    "news.EventIndexPage": {HOME},
    "news.EventPage": {"news.EventIndexPage"},
    "news.TimelinePage": {HOME},
    "recommendations.RecommendationIndexPage": {HOME},
    "recommendations.RecommendationPage": {"recommendations.RecommendationIndexPage"},
    "resources.ResourceIndexPage": {HOME},
    "resources.ResourcePage": {"resources.ResourceIndexPage"},
    "resources.KitPage": {"resources.ResourceIndexPage"},
    "newsletter.NewsletterIndexPage": {HOME},
    "newsletter.IssuePage": {"newsletter.NewsletterIndexPage"},
}


def site_page_types() -> list[type[SitePage]]:
    return [model for model in apps.get_models() if issubclass(model, SitePage)]


def test_every_page_type_is_listed_here():
    assert {model._meta.label for model in site_page_types()} == set(PARENTS)


@pytest.mark.parametrize("label", PARENTS)
def test_a_page_type_stands_under_its_parent_and_nowhere_else(label):
    model = apps.get_model(label)
    allowed = {parent._meta.label for parent in model.allowed_parent_page_models()}
    assert allowed == PARENTS[label]


def test_wagtails_own_page_type_is_no_longer_offered(home):
    assert Page not in type(home).allowed_subpage_models()


@pytest.mark.parametrize("model", site_page_types(), ids=lambda model: model._meta.label)
def test_every_page_type_has_a_template_and_a_card(model):
    assert get_template(model.template)
    assert get_template(model.card_template)
