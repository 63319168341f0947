"""The page of a resource."""

from datetime import date

import pytest
from wagtail.models import Locale

from resources.models import Edition
from tests.counting import queries_of
from tests.factories.bodies import rich_body
from tests.factories.pages import (
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
)
from tests.factories.records import OrganisationFactory, ResourceFileFactory


@pytest.fixture
def resource(resource_index):
    return ResourcePageFactory(parent=resource_index, title="Handbook", slug="handbook")


@pytest.mark.parametrize("count", [1, 8])
def test_costs_the_same_queries_however_much_hangs_on_it(
    visitor, resource, project_index, recommendation_index, pillars, count
):
    for _ in range(count):
        ResourceFileFactory(page=resource)
        resource.projects.add(ProjectPageFactory(parent=project_index))
        resource.organisations.add(OrganisationFactory())
        recommendation = RecommendationPageFactory(
            parent=recommendation_index, pillar=pillars["support"]
        )
        recommendation.evidence.add(resource)
        recommendation.save()
    resource.topics.add("training")
    resource.body = rich_body(recommendation, project_index)
    resource.save()
    assert len(queries_of(visitor, resource.url)) == 9


def test_names_each_language_once(visitor, resource):
    for language in ("en", "fr", "fr"):
        ResourceFileFactory(page=resource, language=language)
    assert "Available in English, French" in visitor.get(resource.url).text


def test_the_newest_edition_comes_first(visitor, resource):
    for label, published_on in (
        ("First", date(2019, 1, 1)),
        ("Draft", None),
        ("Second", date(2022, 1, 1)),
    ):
        Edition.objects.create(
            page=resource, label=label, published_on=published_on, locale=Locale.get_default()
        )
    editions = visitor.get(resource.url).context_data["editions"]
    assert [edition.label for edition in editions] == ["Second", "First", "Draft"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("report", "Report"), ("dataset", "Dataset"), ("toolkit", "CreativeWork")],
)
def test_says_what_kind_of_work_it_is(visitor, resource, kind, expected):
    resource.kind = kind
    resource.save()
    ResourceFileFactory(page=resource, language="fr", url="https://example.org/guide.pdf")
    first, *_rest = visitor.get(resource.url).context_data["seo"].json_ld
    assert first["@type"] == expected
    assert first["encoding"] == [
        {
            "@type": "MediaObject",
            "contentUrl": "https://example.org/guide.pdf",
            "inLanguage": "fr",
        }
    ]
    assert "license" not in first


def test_it_can_be_cited(visitor, resource):
    resource.organisations.add(OrganisationFactory(name="Example House"))
    resource.authors, resource.published_on = "Ada Example; Aurora team", date(2024, 3, 5)
    resource.doi = "10.1000/1"
    resource.save()
    page = visitor.get(resource.url).text
    assert "Ada Example; Aurora team (2024): Handbook. Example House. https://doi.org/" in page
    for ending, words in (
        ("bib", "author = {{Ada Example} and {Aurora team}}"),
        ("ris", "AU  - Aurora team\r\n"),
        ("json", '"DOI": "10.1000/1"'),
    ):
        assert f"{resource.url}cite.{ending}" in page
        answer = visitor.get(f"{resource.url}cite.{ending}")
        assert answer.status_code == 200
        assert words in answer.text
        assert answer["Content-Disposition"] == f'attachment; filename="handbook.{ending}"'
        assert not answer.cookies
    assert visitor.get(f"{resource.url}cite.exe").status_code == 404


def test_without_authors_its_organisations_stand_for_them(visitor, resource):
    resource.organisations.add(OrganisationFactory(name="Example House"))
    resource.save()
    assert "Example House: Handbook." in visitor.get(resource.url).text
