"""The library: its facets and orders."""

from datetime import date

import pytest

from tests.counting import queries_of
from tests.factories.pages import ResourcePageFactory
from tests.factories.records import AudienceFactory, OrganisationFactory, ResourceFileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(visitor):
    """Give a function from a query string to the listing it shows."""
    return lambda query="": visitor.get(f"/en/resources/?{query}").context["listing"]


@pytest.fixture
def resources(resource_index, pillars):
    toolkit = ResourcePageFactory(
        parent=resource_index,
        title="Toolkit",
        kind="toolkit",
        published_on=date(2022, 2, 2),
        authors="A. Writer",
    )
    toolkit.pillars.add(pillars["investigation"])
    toolkit.audiences.add(AudienceFactory(slug="police"))
    toolkit.topics.add("forensics")
    toolkit.save()
    for language in ["fr", "en", "en"]:
        ResourceFileFactory(page=toolkit, language=language)
    ResourcePageFactory(
        parent=resource_index, title="Dataset", access="on_request", access_note="Ask the team."
    )


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Toolkit", "Dataset"]),
        ("sort=oldest", ["Toolkit", "Dataset"]),
        ("sort=name", ["Dataset", "Toolkit"]),
        ("pillar=investigation", ["Toolkit"]),
        ("audience=police", ["Toolkit"]),
        ("topic=forensics", ["Toolkit"]),
        ("kind=toolkit", ["Toolkit"]),
        ("language=fr&language=en", ["Toolkit"]),
        ("access=on_request", ["Dataset"]),
        ("year=2022", ["Toolkit"]),
        ("q=writer", ["Toolkit"]),
    ],
)
def test_filters_and_orders(resources, listing, query, titles):
    assert [page.title for page in listing(query).results] == titles


def test_languages_are_named_and_counted_once_a_resource(resources, listing):
    language = next(group for group in listing().facets if group.name == "language")
    assert [(choice.label, choice.count) for choice in language.choices] == [
        ("English", 1),
        ("French", 1),
    ]
    assert listing().results[0].languages == ["French", "English"]


def test_what_the_filters_leave_can_be_cited(resources, visitor):
    page = visitor.get("/en/resources/?kind=toolkit&sort=name").text
    assert "/en/resources/cite.bib?kind=toolkit" in page
    text = visitor.get("/en/resources/cite.bib?kind=toolkit").text
    assert "A. Writer" in text
    assert "Dataset" not in text
    assert visitor.get("/en/resources/cite.json?q=zzzz").json() == []


def test_references_cost_the_same_for_one_and_for_many(visitor, resource_index):
    ResourcePageFactory(parent=resource_index).organisations.add(OrganisationFactory())
    one = len(queries_of(visitor, "/en/resources/cite.ris"))
    for _number in range(20):
        page = ResourcePageFactory(parent=resource_index)
        page.organisations.add(OrganisationFactory())
        page.save()
    assert len(queries_of(visitor, "/en/resources/cite.ris")) == one
    assert visitor.get("/en/resources/cite.ris").text.count("ER  - ") == 21
