"""The pages about the open data."""

import pytest

from sparks.reuse.catalogue import KINDS
from tests.counting import queries_of
from tests.factories.many import copy_page

pytestmark = pytest.mark.django_db


def test_the_page_names_every_type_with_ways_to_it(public, visitor):
    response = visitor.get("/en/open-data/")
    assert [row.name for row in response.context["shelf"]] == [kind.name for kind in KINDS]
    for row in response.context["shelf"]:
        assert row.count > 0
        for _label, url in row.ways:
            assert visitor.get(url).status_code == 200, url
            assert f'href="{url}"' in response.text


def test_the_first_dump_is_still_to_come(home, visitor):
    assert "2 January" in visitor.get("/en/open-data/").text


def test_machines_learn_of_the_dataset(home, visitor):
    [dataset] = visitor.get("/en/open-data/").context["seo"].json_ld
    assert dataset["@type"] == "Dataset"
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert len(dataset["distribution"]) == 2 * len(KINDS) + 1
    assert all(each["contentUrl"].startswith("https://") for each in dataset["distribution"])


def test_the_pages_cost_the_same_with_one_and_with_many(public, project, visitor):
    addresses = ["/en/open-data/", "/en/open-data/api/"]
    before = [len(queries_of(visitor, address)) for address in addresses]
    copy_page(project, 9)
    assert [len(queries_of(visitor, address)) for address in addresses] == before
    assert max(before) <= 4


def test_the_reference_has_every_filter_and_field(home, visitor):
    response = visitor.get("/en/open-data/api/")
    for section, kind in zip(response.context["sections"], KINDS, strict=True):
        assert [field.name for field in section.fields] == list(kind.record.model_fields)
        assert {facet.name for facet in kind.facets} <= {each.name for each in section.filters}


def test_every_page_leads_there(home, visitor):
    assert 'href="/en/open-data/"' in visitor.get("/en/").text
