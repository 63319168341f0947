"""Lists and records: the same items as on the site, every one once, at a fixed price."""

import csv
from io import StringIO
from urllib.parse import urlsplit

import pytest

from sparks.reuse.catalogue import KINDS
from tests.counting import queries_of
from tests.factories import pages
from tests.factories.many import copy_page
from tests.factories.records import OrganisationFactory, ParticipationFactory

from .conftest import API, CANARY, listed

pytestmark = pytest.mark.django_db

NAMES = [kind.name for kind in KINDS]


def test_every_type_has_a_record_and_an_address_for_it(public, visitor):
    overview = listed(visitor, "")
    assert [each["name"] for each in overview["types"]] == NAMES
    for name in NAMES:
        found = listed(visitor, name)
        assert found["total"] == len(found["items"]) > 0, name
        assert found["licence"]["name"] == "CC BY 4.0"
        for item in found["items"]:
            alone = visitor.get(urlsplit(item["api_url"]).path).json()
            assert alone["item"] == item


def test_a_project_says_what_its_page_says(project, visitor):
    [item] = listed(visitor, "projects")["items"]
    assert item["id"] == project.pk
    assert item["url"] == f"https://sparks.example{project.url}"
    assert item["modified_at"] == "2026-03-01T12:00:00Z"
    assert item["language"] == "en"
    assert item["pillars"] == ["prevention", "detection", "investigation", "support"]
    assert (item["capabilities"], item["audiences"]) == ([4], ["police"])
    assert (item["topics"], item["programme"]) == (["hotlines"], "isf")
    [partner] = item["partners"]
    assert (partner["name"], partner["country"]) == ("University of the North", "BE")
    assert item["text"].splitlines() == ["Projectselsewhere", "Projects", "Read on", "One", "Go"]


def test_a_recommendation_comes_with_who_acts(recommendation, project, resource, visitor):
    [item] = listed(visitor, "recommendations")["items"]
    [follow_up] = item["follow_ups"]
    assert (item["state"], follow_up["status"]) == ("in_progress", "under_way")
    assert follow_up["project"]["id"] == project.pk
    assert [each["id"] for each in item["evidence"]] == [resource.pk]


def test_a_recommendation_comes_with_its_reference_and_its_record(recommendation, visitor):
    recommendation.save_revision().publish()
    [item] = listed(visitor, "recommendations")["items"]
    [entry], [state] = item["history"], item["states"]
    assert (entry["who"], entry["kind"], entry["status"]) == ("Northern lights", "new", "under_way")
    assert (state["state"], state["since"], state["until"]) == ("in_progress", entry["on"], None)
    assert item["state_since"] == state["since"]
    assert item["reference"].startswith("“Somebody should do something.”")
    assert item["reference"].endswith(f"https://sparks.example{recommendation.url}")
    table = b"".join(visitor.get(f"{API}recommendations.csv").streaming_content).decode()
    head, row = csv.reader(StringIO(table))
    cells = dict(zip(head, row, strict=True))
    assert cells["history"] == f"{entry['on']} Northern lights: under_way"
    assert cells["states"] == f"in_progress {entry['on']}/.."
    assert cells["reference"] == item["reference"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "pillar=prevention&pillar=support",
        "country=BE",
        "topic=hotlines&status=unknown",
        "q=two",
        "sort=name",
        "kind=campaign&sort=oldest",
    ],
)
def test_filters_and_order_are_those_of_the_listing(project, project_index, visitor, query):
    pages.ProjectPageFactory(parent=project_index, title="Number two", kind="campaign")
    pages.ProjectPageFactory(parent=project_index, title="A third", start_on="2024-01-01")
    listing = visitor.get(f"/en/projects/?{query}").context["listing"]
    assert [item["id"] for item in listed(visitor, f"projects?{query}")["items"]] == [
        page.pk for page in listing.results
    ]


def test_going_on_to_the_next_page_comes_by_every_record_once(project, visitor):
    copy_page(project, 6)
    seen, path, steps = [], "projects?page_size=3&pillar=prevention", 0
    while path:
        found = listed(visitor, path)
        seen += [item["id"] for item in found["items"]]
        following = found["links"]["next"]
        path = following and following.partition(API)[2]
        steps += 1
    assert (steps, found["total"]) == (3, 7)
    assert len(set(seen)) == len(seen) == 7
    assert found["links"]["last"] == found["links"]["self"]
    back = found["links"]["prev"].partition(API)[2]
    assert [item["id"] for item in listed(visitor, back)["items"]] == seen[3:6]


def test_a_listing_that_the_site_does_not_have_is_empty(home, visitor):
    found = listed(visitor, "events?status=coming&sort=oldest")
    assert (found["total"], found["items"]) == (0, [])


def test_one_record_costs_what_many_do(public, project, resource, recommendation, visitor):
    addresses = [f"{API}{name}?page_size=50" for name in NAMES]
    at_one = [len(queries_of(visitor, address)) for address in addresses]
    for page in (project, resource, recommendation):
        copy_page(page, 9)
    for _number in range(9):
        ParticipationFactory(project=project, organisation=OrganisationFactory())
    assert [len(queries_of(visitor, address)) for address in addresses] == at_one
    assert max(at_one) <= 8


def test_what_is_not_public_is_nowhere(hidden, visitor):
    for name in NAMES:
        for path in (name, f"{name}.json", f"{name}.csv"):
            response = visitor.get(f"{API}{path}?lang=en")
            text = b"".join(response) if response.streaming else response.content
            assert CANARY not in text.decode(), path
